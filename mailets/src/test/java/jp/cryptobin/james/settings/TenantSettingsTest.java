package jp.cryptobin.james.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.vault.CallLimits;
import jp.cryptobin.james.vault.FakeCryptoBin;
import jp.cryptobin.james.vault.http.Timeouts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantSettingsTest {
    private static final String PASSWORD = "hunter2-of-the-vault";

    private static final Map<String, String> ENVIRONMENT =
            Map.of("CRYPTOBIN_URL", "https://vault.example.com/", "GATEWAY_POSTMASTER", "postmaster@example.com");

    @TempDir
    private Path directory;

    private final Map<String, String> settings = new LinkedHashMap<>();

    @BeforeEach
    void twoTenants() {
        settings.put("vault.url", "https://vault.example.com/");
        settings.put("vault.login", "everybody");
        settings.put("vault.password", PASSWORD);
        settings.put("vault.timeout.read", "99");
        settings.put("vault.secret", Base64.getEncoder().encodeToString(new byte[32]));
        settings.put("postmaster", "postmaster@example.com");
        settings.put("tenants", "sales, plant-2");
        settings.put("tenant.sales.domains", "sales.example.com, Sales.Example.JP,営業.example.jp");
        settings.put("tenant.sales.vault.url", "https://sales.vault.example.com/");
        settings.put("tenant.sales.vault.login", "sales-default");
        settings.put("tenant.sales.vault.password", PASSWORD + "-sales");
        settings.put("tenant.sales.vault.timeout.connect", "3");
        settings.put("tenant.plant-2.domains", "plant.example.com");
        settings.put("tenant.plant-2.vault.url", "https://plant.vault.example.com/");
        settings.put("tenant.plant-2.vault.login", "plant-default");
        settings.put("tenant.plant-2.vault.password.file", "plant-password");
    }

    private GatewaySettings read() throws IOException {
        StringBuilder text = new StringBuilder();
        settings.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        Files.writeString(directory.resolve("plant-password"), PASSWORD + "-plant\n");
        Path file = Files.writeString(directory.resolve("cryptobin.properties"), text);
        return GatewaySettings.read(file, directory, name -> null);
    }

    private Gateway gateway() throws IOException {
        return new Gateway(read(), new FakeCryptoBin(Clock.systemUTC()), Clock.systemUTC());
    }

    @Test
    void readsHowMuchOfTheGatewayEachVaultMayOccupy() throws IOException {
        settings.put("vault.calls", "4");
        settings.put("vault.down.pause", "7");
        settings.put("tenant.sales.vault.calls", "2");
        settings.put("tenant.sales.vault.down.silences", "9");

        assertThat(read().vault().callLimits()).isEqualTo(new CallLimits(4, 5, Duration.ofSeconds(7)));
        assertThat(read().tenants())
                .extracting(tenant -> tenant.vault().callLimits())
                .containsExactly(
                        new CallLimits(2, 9, Duration.ofSeconds(7)), new CallLimits(4, 5, Duration.ofSeconds(7)));
    }

    @Test
    void readsEachTenantWithItsOwnConnection() throws IOException {
        GatewaySettings read = read();

        assertThat(read.vault().login().id()).isEqualTo("everybody");
        assertThat(read.tenants()).extracting(Tenant::name).containsExactly("sales", "plant-2");
        Tenant sales = read.tenants().get(0);
        assertThat(sales.domains())
                .containsExactlyInAnyOrder("sales.example.com", "sales.example.jp", "xn--j2rs27b.example.jp");
        assertThat(sales.vault().address()).hasToString("https://sales.vault.example.com/");
        assertThat(sales.vault().login().id()).isEqualTo("sales-default");
        assertThat(sales.vault().login().password()).isEqualTo(PASSWORD + "-sales");
        assertThat(read.tenants().get(1).vault().login().password()).isEqualTo(PASSWORD + "-plant");
        assertThat(read.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void givesATenantTheTimeoutsOfTheDefaultConnectionWhereItSetsNone() throws IOException {
        assertThat(read().tenants().get(0).vault().timeouts())
                .isEqualTo(new Timeouts(
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(99),
                        Timeouts.DEFAULT.write(),
                        Timeouts.DEFAULT.call()));
    }

    @Test
    void readsTheSampleThatIsDelivered() throws IOException {
        String delivered = Files.readString(Path.of("../james-conf/src/main/conf/cryptobin.properties"));
        Path file =
                Files.writeString(directory.resolve("cryptobin.properties"), delivered.replace("#tenant", "tenant"));
        Files.createDirectory(directory.resolve("conf"));
        Files.writeString(directory.resolve("conf/plant-password"), PASSWORD);
        String secret = settings.get("vault.secret");

        assertThat(GatewaySettings.read(file, directory, name -> ENVIRONMENT.getOrDefault(name, secret))
                        .tenants())
                .extracting(Tenant::name)
                .containsExactly("sales", "plant");
    }

    @Test
    void hasNoTenantsByDefault() throws IOException {
        settings.keySet().removeIf(key -> key.startsWith("tenant"));

        assertThat(read().tenants()).isEmpty();
        Gateway gateway = gateway();
        assertThat(gateway.vault("taro@sales.example.com"))
                .isSameAs(gateway.vaults().get(""));
    }

    @ParameterizedTest
    @CsvSource({
        "taro@sales.example.com, sales.vault",
        "TARO@SALES.example.COM, sales.vault",
        "taro@sales.example.jp, sales.vault",
        "taro@営業.example.jp, sales.vault",
        "taro@xn--J2RS27B.example.jp, sales.vault",
        "'\"a@plant.example.com\"@sales.example.com', sales.vault",
        "jiro@plant.example.com, plant.vault",
    })
    void choosesTheVaultByTheDomainOfTheSender(String sender, String host) throws IOException {
        assertThat(gateway().vault(sender).toString()).contains("https://" + host + ".example.com/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "taro@example.com",
                "taro@deeper.sales.example.com",
                "taro@notsales.example.com",
                "taro@sales.example.com.example.org",
                "sales.example.com@example.org",
                "taro@a..b",
            })
    void sendsEverybodyElseToTheDefaultVault(String sender) throws IOException {
        Gateway gateway = gateway();

        assertThat(gateway.vault(sender)).isSameAs(gateway.vaults().get(""));
        assertThat(gateway.vault(sender).toString()).contains("FakeCryptoBin");
    }

    @Test
    void keepsOneConnectionForAllDomainsOfATenantAndSharesItWithNoOther() throws IOException {
        Gateway gateway = gateway();

        assertThat(gateway.vault("a@sales.example.com"))
                .isSameAs(gateway.vault("b@sales.example.jp"))
                .isNotSameAs(gateway.vault("c@plant.example.com"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "(absent)", textBlock = """
            tenants                            | sales, sales           | tenants=sales, sales is not accepted; set it to names
            tenants                            | sales,                 | tenants=sales, is not accepted
            tenants                            | Sales                  | tenants=Sales is not accepted
            tenants                            | sales                  | unknown tenant.plant-2.domains, tenant.plant-2.vault.login
            tenants                            | sales, plant-2, hr     | tenant.hr.domains is missing; set it to domains
            tenant.sales.domains               | (absent)               | tenant.sales.domains is missing; set it to domains
            tenant.sales.domains               | sales.example.com,     | tenant.sales.domains= is not accepted; set it to domains
            tenant.sales.domains               | @sales.example.com     | tenant.sales.domains=@sales.example.com is not accepted
            tenant.sales.domains               | *.example.com          | tenant.sales.domains=*.example.com is not accepted
            tenant.sales.domains               | a.example, A.EXAMPLE   | tenant.sales.domains names a.example twice; a sender has one vault
            tenant.plant-2.domains             | Sales.example.com      | tenant.plant-2.domains names sales.example.com like tenant.sales.domains
            tenant.sales.vault.url             | (absent)               | tenant.sales.vault.url is missing; set it to the address of the vault
            tenant.sales.vault.url             | http://vault.example/  | tenant.sales.vault.url=http://vault.example/ is not accepted
            tenant.sales.vault.login           | (absent)               | tenant.sales.vault.login is missing
            tenant.sales.vault.password        | (absent)               | set either tenant.sales.vault.password or tenant.sales.vault.password.file
            tenant.sales.vault.timeout.call    | 10m                    | tenant.sales.vault.timeout.call=10m is not accepted
            tenant.sales.vault.calls           | 0                      | tenant.sales.vault.calls=0 is not accepted; set it to a whole number from 1 to 1000
            tenant.sales.vault.ulr             | https://a.example/     | unknown tenant.sales.vault.ulr; known are
            tenant.sales.vault.secret          | c2hvcnQ=               | unknown tenant.sales.vault.secret; known are
            tenant.hr.domains                  | hr.example.com         | unknown tenant.hr.domains; known are
            """)
    void saysWhichKeyIsWrongInWhichFile(String key, String value, String message) {
        if (value == null) {
            settings.remove(key);
        } else {
            settings.put(key, value);
        }

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("cryptobin.properties: ")
                .hasMessageContaining(message)
                .message()
                .doesNotContain(PASSWORD, "c2hvcnQ=");
    }
}
