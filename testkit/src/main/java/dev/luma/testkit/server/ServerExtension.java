package dev.luma.testkit.server;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/// Makes [ServerTest] work: one invocation per server, named `[mysql-9.7] …`. Public for JUnit; nobody else names it.
public final class ServerExtension
        implements TestTemplateInvocationContextProvider, ClassTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), ServerTest.class);
    }

    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        ServerTest wanted = AnnotationSupport.findAnnotation(context.getTestMethod(), ServerTest.class)
                .orElseThrow();
        return invocations(wanted, context).map(invocation -> invocation);
    }

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestClass(), ServerTest.class);
    }

    @Override
    public boolean mayReturnZeroClassTemplateInvocationContexts(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        ServerTest wanted = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), ServerTest.class)
                .orElseThrow();
        return invocations(wanted, context).map(invocation -> invocation);
    }

    private static Stream<OnServer> invocations(ServerTest wanted, ExtensionContext context) {
        Settings settings = Settings.of(context);
        return Stream.of(wanted.value())
                .filter(settings::isWanted)
                .map(kind -> new OnServer(kind, context.getDisplayName()));
    }

    private record OnServer(ServerKind kind, String what)
            implements TestTemplateInvocationContext, ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return "[" + kind.id() + "] " + what;
        }

        @Override
        public void prepareInvocation(ExtensionContext context) {
            // both interfaces have a default for this, so one has to be chosen
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new ServerParameter(kind));
        }
    }

    /// Sees to it that the server runs before a test does, hands it out, and says in a failure which one it was.
    private record ServerParameter(ServerKind kind)
            implements BeforeEachCallback,
                    BeforeClassTemplateInvocationCallback,
                    ParameterResolver,
                    TestExecutionExceptionHandler {
        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
            // as a suppressed exception, since build tools do not print the name of an invocation
            failure.addSuppressed(new FailedOn(SharedServers.of(context).get(kind)));
            throw failure;
        }

        @Override
        public void beforeClassTemplateInvocation(ExtensionContext context) {
            SharedServers.of(context).get(kind);
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            SharedServers.of(context).get(kind);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RealServer.class;
        }

        @Override
        public RealServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return SharedServers.of(context).get(kind);
        }
    }

    /// Only its message is of interest.
    private static final class FailedOn extends Exception {
        FailedOn(RealServer server) {
            super("this was on " + server.name() + " (" + server.version() + ")", null, false, false);
        }
    }
}
