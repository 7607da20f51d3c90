package cn.doorplate.reserve;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * A second port for alarms: its threads serve nothing else, so that an alarm is taken while all others wait. What is not for it is
 * not there. A proxy in front leads {@code /alarm/} to it.
 */
final class ReservedPort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    static final String PATHS = "/alarm/";

    private final ReserveSettings settings;

    ReservedPort(ReserveSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Integer port = settings.port();
        if (port == null) {
            return;
        }
        Connector connector = new Connector("HTTP/1.1");
        connector.setPort(port);
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setMaxThreads(settings.threads());
            protocol.setMinSpareThreads(Math.min(4, settings.threads()));
        }
        factory.addAdditionalConnectors(connector);
        factory.addEngineValves(new AlarmsOnly(connector));
    }

    /** Before anything is done for a request that is not for this port. */
    private static final class AlarmsOnly extends ValveBase {

        private final Connector connector;

        AlarmsOnly(Connector connector) {
            super(true);
            this.connector = connector;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getConnector() == connector && !isForAlarms(request.getDecodedRequestURI())) {
                response.setStatus(404);
                return;
            }
            getNext().invoke(request, response);
        }

        private static boolean isForAlarms(@Nullable String path) {
            return path != null && path.startsWith(PATHS);
        }
    }
}
