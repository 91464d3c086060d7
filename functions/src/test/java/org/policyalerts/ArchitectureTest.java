package org.policyalerts;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.policyalerts.lambda.Wiring;

/** Which package may see what; every rule fails if a package it names is empty. */
@AnalyzeClasses(packages = "org.policyalerts", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String INCIDENT = "org.policyalerts.incident..";
    private static final String POLICY = "org.policyalerts.policy..";
    private static final String ATTRIBUTION = "org.policyalerts.attribution..";
    private static final String ALERT = "org.policyalerts.alert..";
    private static final String DELIVERY = "org.policyalerts.delivery..";
    private static final String REVIEW = "org.policyalerts.review..";
    private static final String JSON = "org.policyalerts.json..";
    private static final String DYNAMODB = "org.policyalerts.dynamodb..";
    private static final String SNS = "org.policyalerts.sns..";
    private static final String LAMBDA = "org.policyalerts.lambda..";
    private static final String YAML = "org.snakeyaml..";

    @ArchTest
    static final ArchRule incidentSeesOnlyItself = only(INCIDENT);

    @ArchTest
    static final ArchRule policySeesIncidentAndJson = only(POLICY, INCIDENT, JSON, YAML);

    @ArchTest
    static final ArchRule attributionSeesIncident = only(ATTRIBUTION, INCIDENT);

    @ArchTest
    static final ArchRule alertSeesIncidentPolicyAndAttribution = only(ALERT, INCIDENT, POLICY, ATTRIBUTION);

    @ArchTest
    static final ArchRule deliverySeesAlert = only(DELIVERY, ALERT);

    @ArchTest
    static final ArchRule reviewSeesIncidentAttributionAndAlert = only(REVIEW, INCIDENT, ATTRIBUTION, ALERT);

    @ArchTest
    static final ArchRule jsonSeesOnlyItsLibrary = only(JSON, "com.fasterxml.jackson.core..");

    private static ArchRule only(String feature, String... others) {
        String[] allowed = new String[others.length + 3];
        System.arraycopy(others, 0, allowed, 3, others.length);
        allowed[0] = feature;
        allowed[1] = "java..";
        allowed[2] = "org.jspecify..";
        return classes().that().resideInAPackage(feature).should().onlyDependOnClassesThat(resideInAnyPackage(allowed));
    }

    @ArchTest
    static final ArchRule theJsonLibraryStaysInJson = noClasses()
            .that()
            .resideOutsideOfPackage(JSON)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule oneClassReadsYaml = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.policyalerts.policy.parser.PolicyParser")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(YAML);

    @ArchTest
    static final ArchRule theAwsSdkStaysInItsAdapters = noClasses()
            .that()
            .resideOutsideOfPackages(DYNAMODB, SNS, LAMBDA)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule lambdaTypesStayInLambda = noClasses()
            .that()
            .resideOutsideOfPackage(LAMBDA)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.amazonaws..");

    @ArchTest
    static final ArchRule nothingButLambdaSeesLambda = noClasses()
            .that()
            .resideOutsideOfPackage(LAMBDA)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LAMBDA);

    @ArchTest
    static final ArchRule wiringAloneBuildsAdapters = noClasses()
            .that()
            .resideOutsideOfPackages(DYNAMODB, SNS)
            .and()
            .doNotBelongToAnyOf(Wiring.class)
            .should()
            .callConstructorWhere(target(owner(isAdapter())));

    private static DescribedPredicate<JavaClass> isAdapter() {
        return resideInAnyPackage(DYNAMODB, SNS);
    }

    @ArchTest
    static final ArchRule timeComesFromOutside = noClasses()
            .that()
            .doNotBelongToAnyOf(Wiring.class)
            .should()
            .callMethodWhere(target(name("now").or(name("currentTimeMillis")).or(name("systemUTC")))
                    .and(target(owner(resideInAnyPackage("java..")))));

    @ArchTest
    static final ArchRule packagesHaveNoCycles = SlicesRuleDefinition.slices()
            .matching("org.policyalerts.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingIsLeftOpenForExtension = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .haveModifier(JavaModifier.FINAL);
}
