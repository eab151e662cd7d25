package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CommitUnknownException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.LostConnectionException;
import dev.luma.db.spi.ServerInfo;
import dev.luma.mysql.protocol.StatementVerb;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.toolbox.tcp.TcpException;
import org.junit.jupiter.api.Test;

class LostLineTest {
    private static final TcpException RESET = new TcpException(TcpException.Kind.RESET, "reset by the peer");
    private static final ServerInfo SERVER = new ServerInfo("MySQL", "9.7.4", 7, "script:3306");

    private static DbException explained(StatementVerb verb, int longestSent) {
        return new LostLine(SERVER, new SessionState(ServerStatus.AUTOCOMMIT, ""))
                .explain(RESET, verb, false, longestSent);
    }

    @Test
    void namesTheSettingAndTheLengthBehindALongMessage() {
        final DbException lost = explained(StatementVerb.READS, 2_097_184);

        assertInstanceOf(LostConnectionException.class, lost);
        assertTrue(lost.getMessage().contains("this one had 2097184 bytes"), lost::getMessage);
        assertTrue(lost.getMessage().contains("SELECT @@max_allowed_packet"), lost::getMessage);
    }

    @Test
    void saysNothingOfTheSettingBehindAShortMessage() {
        assertFalse(explained(StatementVerb.READS, 300).getMessage().contains("max_allowed_packet"));
    }

    @Test
    void saysOfAWriteThatItMayHaveBeenCommitted() {
        final DbException lost = explained(StatementVerb.WRITES, 2_097_184);

        assertInstanceOf(CommitUnknownException.class, lost);
        assertTrue(lost.getMessage().contains("this one had 2097184 bytes"), lost::getMessage);
    }
}
