package dev.luma.db.watch;

import dev.luma.db.spi.ServerInfo;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/// In Flight Recorder: a connection was opened, or could not be.
@Name("dev.luma.Connect")
@Label("Connect")
@Category("Luma")
@Description("From the call that opens a connection to its end")
@StackTrace(false)
final class ConnectEvent extends Event {
    /// For asking whether it is recorded, without making one.
    static final ConnectEvent PROBE = new ConnectEvent();

    @Label("Driver")
    @Nullable
    String driver;

    @Label("Server")
    @Description("Product and version; none if the connection failed")
    @Nullable
    String server;

    @Label("Address")
    @Nullable
    String address;

    @Label("Connection Id")
    @Description("The server's number for the connection")
    long connectionId;

    @Label("Failure")
    @Description("Why there is no connection")
    @Nullable
    String failure;

    void server(ServerInfo its) {
        server = its.product() + " " + its.version();
        address = its.address();
        connectionId = its.connectionId();
    }
}
