package org.policyalerts.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/**
 * Which room of the stack on one machine may see which. As for the functions, a rule fails when nobody is left to keep
 * it.
 */
@AnalyzeClasses(packages = "org.policyalerts.local", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.policyalerts.local";
    private static final String FILES = "org.policyalerts.local.files";
    private static final String STACK = "org.policyalerts.local.stack";
    private static final String[] COMMANDS = {
        "org.policyalerts.local.cli",
        "org.policyalerts.local.table",
        "org.policyalerts.local.demo",
        "org.policyalerts.local.explain",
        "org.policyalerts.local.backtest",
        "org.policyalerts.local.convert",
        "org.policyalerts.local.recipients"
    };

    @ArchTest
    static final ArchRule roomsHaveNoCycles = SlicesRuleDefinition.slices()
            .matching("org.policyalerts.(**)")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule theRootSeesNoRoom = classes()
            .that()
            .resideInAPackage(ROOT)
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("org.policyalerts.local.*.."));

    @ArchTest
    static final ArchRule whoeverRunsTheFunctionsIsTheStack =
            classes().that(dependOn("org.policyalerts.lambda..")).should().resideInAPackage(STACK);

    /** A stand-in knows as much of incidents and policies as AWS does. */
    @ArchTest
    static final ArchRule whoeverKnowsIncidentsOrPoliciesIsNoStandIn = classes()
            .that(dependOn("org.policyalerts.incident..", "org.policyalerts.policy.."))
            .should()
            .resideInAnyPackage(
                    ROOT, FILES, STACK, COMMANDS[0], COMMANDS[1], COMMANDS[2], COMMANDS[3], COMMANDS[4], COMMANDS[5]);

    @ArchTest
    static final ArchRule whoeverReadsTheCommandLineIsACommand =
            classes().that(dependOn("picocli..")).should().resideInAnyPackage(COMMANDS);

    @ArchTest
    static final ArchRule nothingIsLeftOpenForExtension = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotAnonymousClasses()
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule whatIsStaticDoesNotChange = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal();

    private static DescribedPredicate<JavaClass> dependOn(String... packages) {
        DescribedPredicate<JavaClass> there = resideInAnyPackage(packages);
        return describe(
                "depend on " + String.join(" or ", packages), type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> there.test(dependency.getTargetClass())));
    }
}
