package org.policyalerts.local.desk;

import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the stack and the browser once, gives each test a desk of its own and looks afterwards whether all was quiet.
 */
final class DeskExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMES = Namespace.create(DeskExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        if (Browsers.found().isEmpty()) {
            String reason = "No Chromium and Node here: the tests of the desk in a browser are left out.";
            if (Boolean.getBoolean("desk.browser.required")) {
                throw new IllegalStateException(reason + " They are required.");
            }
            shared(context, reason, () -> {
                System.err.println("== SKIPPED: " + reason);
                return reason;
            });
            Assumptions.abort(reason);
        }
    }

    private static <T> T shared(ExtensionContext context, Object key, Supplier<T> first) {
        @SuppressWarnings("unchecked")
        T value = (T) context.getRoot().getStore(NAMES).getOrComputeIfAbsent(key, none -> first.get());
        return value;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Desk.class;
    }

    @Override
    public Desk resolveParameter(ParameterContext parameter, ExtensionContext context) {
        DeskStack stack = shared(context, DeskStack.class, DeskStack::new);
        String name = context.getRequiredTestClass().getSimpleName() + "-"
                + context.getRequiredTestMethod().getName();
        Desk desk = new Desk(stack, name);
        context.getStore(NAMES).put(Desk.class, desk);
        return desk;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Desk desk = context.getStore(NAMES).get(Desk.class, Desk.class);
        if (desk != null) {
            desk.close(context.getExecutionException().isPresent());
        }
    }
}
