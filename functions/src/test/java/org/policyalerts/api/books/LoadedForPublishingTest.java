package org.policyalerts.api.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.policyalerts.api.FakeApi;
import org.policyalerts.incident.ReportTree;

/** What reads and checks policies would cost every start; the first publication loads it, and nothing else does. */
class LoadedForPublishingTest {

    private static final String READER = "org.policyalerts.policy.checker.PolicyReader";
    private static final String PARSER = "org.policyalerts.policy.parser.PolicyParser";
    private static final String TESTING = "org.policyalerts.policy.testing.BookCheck";

    /** Loads everything of ours anew, and tells what it has loaded. */
    private static final class Loader extends URLClassLoader {

        Loader() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() {
            return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                            .split(File.pathSeparator))
                    .map(part -> url(new File(part)))
                    .toArray(URL[]::new);
        }

        private static URL url(File part) {
            try {
                return part.toURI().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        boolean hasLoaded(String type) {
            return findLoadedClass(type) != null;
        }
    }

    @Test
    void isLoadedByTheFirstPublicationAndByNoOtherRoute() throws Exception {
        try (Loader loader = new Loader()) {
            Runnable use = (Runnable) loader.loadClass(Use.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            use.run();
            assertThat(loader.hasLoaded("org.policyalerts.policy.engine.CompiledBook"))
                    .isTrue();
            assertThat(Stream.of(READER, PARSER, TESTING)).noneMatch(loader::hasLoaded);

            Runnable publish = (Runnable) loader.loadClass(Publish.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            publish.run();
            assertThat(Stream.of(READER, PARSER, TESTING)).allMatch(loader::hasLoaded);
        }
    }

    /** A report, its decision, and routes that only read. */
    public static final class Use implements Runnable {
        @Override
        public void run() {
            FakeApi api = new FakeApi();
            String id = api.call("POST", "/incidents")
                    .asSubmitter("AKCESK")
                    .json(ReportTree.aReport())
                    .send()
                    .text("id");
            api.evaluate(id, 1);
            for (String path : List.of("/incidents/" + id + "/decision", "/policies", "/policies/ransomware")) {
                assertThat(api.call("GET", path).asStaff().send().status()).isEqualTo(200);
            }
            assertThat(api.call("GET", "/books").asPublisher("ana").send().status())
                    .isEqualTo(200);
            assertThat(api.call("POST", "/books/shipped/activation")
                            .asPublisher("ana")
                            .json("{\"why\": \"test\"}")
                            .send()
                            .status())
                    .isEqualTo(404);
        }
    }

    /** A book that is refused is checked as well. */
    public static final class Publish implements Runnable {
        @Override
        public void run() {
            assertThat(new FakeApi()
                            .call("POST", "/books")
                            .asPublisher("ana")
                            .body("application/x-ndjson", "{\"file\": \"a.yaml\", \"text\": \"id: a\"}")
                            .send()
                            .status())
                    .isEqualTo(400);
        }
    }
}
