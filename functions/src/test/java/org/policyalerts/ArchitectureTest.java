package org.policyalerts;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.policyalerts.lambda.ChannelWiring;
import org.policyalerts.lambda.Wiring;

/**
 * Which room may see which, and who alone may do what. Rules are put so that they fail when there is nobody left to
 * keep them: "whoever reads YAML is the parser", not "nobody else reads YAML".
 */
@AnalyzeClasses(packages = "org.policyalerts", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] ADAPTERS = {
        "org.policyalerts.dynamodb..",
        "org.policyalerts.sns..",
        "org.policyalerts.ses..",
        "org.policyalerts.chat..",
        "org.policyalerts.cloudwatch.."
    };
    private static final Set<String> CLOCKS = Set.of("now", "currentTimeMillis", "nanoTime", "systemUTC", "system");

    /**
     * A room, and the rooms and libraries it may see; {@code docs/architecture.md} shows it as a picture. What is
     * missing here is meant to be: the API knows neither AWS nor Lambda, and nobody but who publishes books reads or
     * checks the text of policies.
     */
    private static final Rooms ROOMS = Rooms.of("org.policyalerts", """
            text                 |
            json                 | com.fasterxml.jackson.core
            log                  | json

            incident             | text
            incident.model       |
            incident.validation  | incident, incident.model, text
            incident.intake      | incident, incident.model, incident.validation, text

            incident.keeping     | incident, incident.model, incident.intake, incident.validation, text

            exchange             | incident, incident.model, incident.validation, text
            exchange.stix        | exchange, incident, incident.model

            policy               | incident, text
            policy.condition     | policy, incident, incident.model, text
            policy.book          | policy, policy.condition, incident, json, text
            policy.engine        | policy, policy.condition, policy.book, incident, text
            policy.parser        | org.snakeyaml.engine
            policy.checker       | policy, policy.condition, policy.book, policy.parser, incident, incident.model, text
            policy.testing       | policy, policy.condition, policy.book, policy.engine, policy.parser, policy.checker
                                 | incident, incident.validation, json, text

            attribution          | incident, incident.model, incident.intake, incident.validation, text

            alert                | attribution, policy, incident, incident.model, text
            alert.message        | alert, attribution, policy, incident, incident.model, text
            alert.news           | alert, alert.message, policy, incident, incident.model, text
            alert.evaluation     | alert, alert.message, alert.news, alert.related, attribution, policy, incident, incident.model, text
            alert.preview        | alert, alert.evaluation, alert.related, policy, policy.book, incident
            alert.related        | alert, attribution, policy, incident
            alert.digest         | alert, alert.message, alert.news, attribution, policy, incident, incident.model, text
            alert.calendar       | alert, attribution, policy, incident, text
            alert.action         | alert, alert.evaluation, alert.news, incident

            delivery             | incident, incident.model, json
            channel              | delivery, alert, alert.calendar, incident, incident.model, json, text
            schedule             | alert, incident

            dynamodb.table       | text, software.amazon.awssdk
            dynamodb.item        | dynamodb.table, incident, text, json
            dynamodb.keeping     | dynamodb, dynamodb.audience, dynamodb.table, dynamodb.item, incident, incident.keeping, text
            dynamodb.books       | dynamodb.table, dynamodb.item, policy.book
            dynamodb.limit       | dynamodb.table, text
            dynamodb.audience    | dynamodb.table, dynamodb.item, channel, delivery, alert, policy, incident, text
            dynamodb             | dynamodb.table, dynamodb.item, dynamodb.audience, dynamodb.books, schedule, delivery, alert, alert.digest, alert.related, attribution, policy, incident, javax.crypto
            sns                  | delivery, json, software.amazon.awssdk
            ses                  | channel, software.amazon.awssdk
            chat                 | channel, software.amazon.awssdk
            cloudwatch           | api, log, software.amazon.awssdk

            api                  | policy, incident, incident.validation, text, json, log
            api.incidents        | api, exchange.stix, attribution, policy, incident, incident.model, incident.intake, incident.keeping, incident.validation, json, text
            api.tasks            | api, alert, alert.action, alert.calendar, attribution, policy, incident, text
            api.alerts           | api, api.tasks, alert, alert.action, alert.evaluation, policy, incident, incident.model, incident.intake, text
            api.reviews          | api, attribution, incident, incident.model, incident.validation

            api.description      | json, org.snakeyaml.engine
            api.desk             | api, alert, policy
            api.channel          | api, channel, policy
            api.books            | api, policy.book, policy.testing, incident, incident.validation

            lambda               | api, api.incidents, api.alerts, api.books, api.channel, api.desk, api.tasks, api.reviews, alert, alert.message, alert.news, alert.evaluation, alert.digest, alert.preview
                                 | alert.action, attribution, policy, policy.book, policy.engine
                                 | incident, incident.validation, incident.intake, incident.keeping, schedule, channel, delivery, json, log
                                 | dynamodb, dynamodb.audience, dynamodb.books, dynamodb.keeping, dynamodb.limit, dynamodb.table, sns, ses, chat, cloudwatch, software.amazon.awssdk, com.amazonaws.services.lambda, org.crac
            """);

    @ArchTest
    static void eachRoomSeesWhatItsRowNamesAndNoMore(JavaClasses house) {
        assertThat(ROOMS.differences(house)).isEmpty();
    }

    /**
     * The items are written on top of the table, which knows none of them. Elsewhere what is inside builds on the
     * outside.
     */
    @ArchTest
    static void noRoomButTheItemsOfTheTableSeesWhatLiesInsideIt(JavaClasses house) {
        assertThat(ROOMS.parentsThatSeeTheirChildren())
                .containsExactly(
                        "dynamodb may see its own dynamodb.audience",
                        "dynamodb may see its own dynamodb.books",
                        "dynamodb may see its own dynamodb.item",
                        "dynamodb may see its own dynamodb.table");
    }

    @ArchTest
    static final ArchRule roomsHaveNoCycles = SlicesRuleDefinition.slices()
            .matching("org.policyalerts.(**)")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule whoeverReadsYamlIsTheParserOrTheBuild = classes()
            .that(dependOn("org.snakeyaml.."))
            .should()
            .haveNameMatching("org.policyalerts.(policy.parser.PolicyParser|api.description.DescriptionBuilder)");

    @ArchTest
    static final ArchRule whoeverBuildsAdaptersIsAWiring = classes()
            .that()
            .resideOutsideOfPackages(ADAPTERS)
            .and(call("adapters' constructors", target -> isConstructor(target) && isAdapter(target.getOwner())))
            .should()
            .haveNameMatching("org.policyalerts.lambda.(Wiring|ChannelWiring|ApiRows)");

    /** Their clients are large, and a function is slower to start for each class that it loads. */
    @ArchTest
    static final ArchRule whoeverSeesTheClientsOfMailAndChatServesTheChannels = classes()
            .that(dependOn("software.amazon.awssdk.services.sesv2..")
                    .or(dependOn("software.amazon.awssdk.services.ssm..")))
            .should()
            .resideInAnyPackage("org.policyalerts.ses", "org.policyalerts.chat")
            .orShould()
            .be(ChannelWiring.class);

    @ArchTest
    static final ArchRule whoeverAsksForTimeOrChanceIsWiring = classes()
            .that(call("a clock or dice", target -> isClock(target) || isDice(target)))
            .should()
            .be(Wiring.class);

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

    private static DescribedPredicate<JavaClass> dependOn(String library) {
        DescribedPredicate<JavaClass> there = resideInAPackage(library);
        return describe("depend on " + library, type -> type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> there.test(dependency.getTargetClass())));
    }

    private static DescribedPredicate<JavaClass> call(String what, Predicate<CodeUnitAccessTarget> target) {
        return describe("call " + what, type -> Stream.concat(
                        type.getCodeUnitCallsFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream())
                .anyMatch(call -> target.test(call.getTarget())));
    }

    private static boolean isConstructor(CodeUnitAccessTarget target) {
        return target.getName().equals("<init>");
    }

    private static boolean isAdapter(JavaClass type) {
        return resideInAnyPackage(ADAPTERS).test(type);
    }

    private static boolean isClock(CodeUnitAccessTarget target) {
        return target.getOwner().getPackageName().startsWith("java.") && CLOCKS.contains(target.getName());
    }

    private static boolean isDice(CodeUnitAccessTarget target) {
        return target.getName().equals("randomUUID")
                || (isConstructor(target) && target.getOwner().isAssignableTo(RandomGenerator.class));
    }
}
