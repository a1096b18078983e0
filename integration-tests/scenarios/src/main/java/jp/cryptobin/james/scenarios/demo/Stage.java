package jp.cryptobin.james.scenarios.demo;

import java.security.SecureRandom;
import java.util.HexFormat;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.SmartHost;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.VaultProcess;

/** Everything that runs while the story is told. */
record Stage(SmartHost world, VaultProcess vault, JamesServer james, Account taro, Account hanako)
        implements AutoCloseable {

    static Stage set(Places places, Narrator narrator) {
        SmartHost world = SmartHost.start();
        VaultProcess vault = null;
        JamesServer james = null;
        try {
            vault = VaultProcess.start(places, world.host(), world.port(), narrator::progress);
            james = JamesServer.setUp(places)
                    .smartHost(world.host(), world.port())
                    .vault(vault.url(), vault.login(), vault.password(), randomSecret())
                    .start(narrator::progress);
            Account taro = new Account("taro@example.com", randomSecret());
            Account hanako = new Account("hanako@example.com", randomSecret());
            james.webAdmin().addUser(taro.address(), taro.password());
            james.webAdmin().addUser(hanako.address(), hanako.password());
            return new Stage(world, vault, james, taro, hanako);
        } catch (RuntimeException e) {
            if (james != null) {
                james.close();
            }
            if (vault != null) {
                vault.close();
            }
            world.close();
            throw e;
        }
    }

    private static String randomSecret() {
        byte[] octets = new byte[24];
        new SecureRandom().nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    @Override
    public void close() {
        james.close();
        vault.close();
        world.close();
    }
}
