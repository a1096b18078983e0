package jp.cryptobin.james.scenarios.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The addresses that a scenario puts into the shipped configuration; all else runs as shipped. */
public final class JamesSetup {
    private final Places places;
    private final List<Replacement> replacements = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final Map<String, String> files = new TreeMap<>();
    private final List<String> tenants = new ArrayList<>();
    private final StringBuilder uploadParameters = new StringBuilder();
    private String heap = "768m";
    private final StringBuilder tenantKeys = new StringBuilder();
    private int compilerLevel = 1;
    private Queue queue = Queue.MEMORY;
    private Consumer<String> listener = line -> {};
    private final List<String> options = new ArrayList<>();
    private boolean older;
    private Consumer<Path> preparation = root -> {};

    /** A value of the shipped configuration and what takes its place. */
    record Replacement(String file, String shipped, String value) {}

    JamesSetup(Places places) {
        this.places = places;
        environment.put("JAMES_KEYSTORE_PASSWORD", ServerKey.PASSWORD);
        environment.put("GATEWAY_POSTMASTER", "postmaster@example.com");
        environment.put("GATEWAY_DOMAIN", "example.com");
        environment.put("SMARTHOST", "smarthost.example.com");
    }

    /** Where mail for other domains goes: on this machine, without TLS. */
    public JamesSetup smartHost(String host, int port) {
        environment.put("SMARTHOST_TLS_REQUIRED", "false");
        return smartHostWithTls(host, port);
    }

    /** Where mail for other domains goes, over TLS as shipped. */
    public JamesSetup smartHostWithTls(String host, int port) {
        environment.put("SMARTHOST", host);
        return replace(
                "mailetcontainer.xml", "<gatewayPort>25</gatewayPort>", "<gatewayPort>" + port + "</gatewayPort>");
    }

    /** An address that may send to anybody without a login. */
    public JamesSetup authorise(String address) {
        return replace(
                "smtpserver.xml",
                "<authorizedAddresses></authorizedAddresses>",
                "<authorizedAddresses>" + address + "</authorizedAddresses>");
    }

    /** The vault, with the login of its default user. */
    public JamesSetup vault(URI url, String login, String password, String secret) {
        environment.put("CRYPTOBIN_LOGIN", login);
        environment.put("CRYPTOBIN_PASSWORD", password);
        environment.put("CRYPTOBIN_SECRET", secret);
        environment.put("CRYPTOBIN_URL", url.toString());
        return replace("cryptobin.properties", "#vault.secret=", "vault.secret=");
    }

    /** The secret that several servers have in common; behind {@link #vault}. */
    public JamesSetup secret(String secret) {
        environment.put("CRYPTOBIN_SECRET", secret);
        return this;
    }

    /** Senders of a domain with a vault or login of their own. */
    public JamesSetup tenant(String name, String domain, URI url, String login, String password) {
        tenants.add(name);
        tenantKeys.append("""

                tenant.%1$s.domains=%2$s
                tenant.%1$s.vault.url=%3$s
                tenant.%1$s.vault.login=%4$s
                tenant.%1$s.vault.password=%5$s
                """.formatted(name, domain, url, login, password));
        return this;
    }

    /** Tries an upload again after one second instead of the minute and more that are shipped. */
    public JamesSetup hurried() {
        return upload("firstDelay", "1").upload("longestDelay", "1");
    }

    /** Lets the virtual machine compile as well as it can, for runs that are long enough. */
    public JamesSetup compiledWell() {
        compilerLevel = 4;
        return this;
    }

    /** Sets a parameter of {@code UploadToCryptoBin}, once. */
    public JamesSetup upload(String parameter, String value) {
        uploadParameters.append("<%1$s>%2$s</%1$s>".formatted(parameter, value));
        return this;
    }

    /** Asks the vault about approval again after seconds instead of the minutes that are shipped. */
    public JamesSetup impatientForApproval(int seconds) {
        String await = "class=\"jp.cryptobin.james.mailets.AwaitDecision\">";
        String parameters = "<firstInterval>%1$d</firstInterval><longestInterval>%1$d</longestInterval>"
                + "<releaseInterval>1</releaseInterval>";
        return replace("mailetcontainer.xml", await, await + parameters.formatted(seconds));
    }

    /** Removes the marks of a comment from a mailet that ships switched off. */
    public JamesSetup enable(String mailet, String onMailetException) {
        String lines = "<mailet match=\"All\" class=\"jp.cryptobin.james.mailets." + mailet
                + "\">\n        <onMailetException>" + onMailetException
                + "</onMailetException>\n      </mailet>";
        return replace("mailetcontainer.xml", "<!-- " + lines + " -->", lines);
    }

    /** Has mail held in the place where the lines for it ship switched off; each of the lines is a mailet. */
    public JamesSetup hold(String... lines) {
        String shipped = "<!-- <mailet match=\"All\" class=\"jp.cryptobin.james.mailets.HoldMail\">\n"
                + "        <onMailetException>cryptobin-refused</onMailetException>\n      </mailet> -->";
        return replace("mailetcontainer.xml", shipped, String.join("\n", lines));
    }

    /** Replaces a value that occurs exactly once in a shipped file. */
    public JamesSetup replace(String file, String shipped, String value) {
        replacements.add(new Replacement(file, shipped, value));
        return this;
    }

    /** Keeps what is on its way in files, where it outlasts a crash. */
    public JamesSetup durable() {
        queue = Queue.ACTIVE_MQ;
        return this;
    }

    /** Has the queues where other servers have theirs. */
    public JamesSetup share(SharedQueues queues) {
        queue = queues.kind();
        files.putAll(queues.files());
        return this;
    }

    /** Lets mail for a vault that is away wait in a repository, for queues that ignore delays. */
    public JamesSetup waitInRepository() {
        return upload("deferral", "repository").upload("releaseInterval", "1");
    }

    /** Takes an archive of an earlier version, which may lack some of what is replaced. */
    public JamesSetup older() {
        older = true;
        return this;
    }

    boolean isOlder() {
        return older;
    }

    /** Lets somebody hear every line that James prints, in a thread that must not be held up. */
    public JamesSetup listener(Consumer<String> hears) {
        listener = hears;
        return this;
    }

    /** Has something done to the working directory before James starts in it for the first time. */
    public JamesSetup prepare(Consumer<Path> withRoot) {
        preparation = withRoot;
        return this;
    }

    void prepare(Path root) {
        preparation.accept(root);
    }

    /** A variable of the environment. */
    public JamesSetup environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** An option of the virtual machine. */
    public JamesSetup option(String option) {
        options.add(option);
        return this;
    }

    Queue queue() {
        return queue;
    }

    Consumer<String> listener() {
        return listener;
    }

    List<String> options() {
        return List.copyOf(options);
    }

    /** Gives James a heap of another size. */
    public JamesSetup heap(String size) {
        heap = size;
        return this;
    }

    String heap() {
        return heap;
    }

    /** Starts James and waits until it is ready. */
    public JamesServer start(Consumer<String> progress) {
        return JamesServer.start(this, progress);
    }

    int compilerLevel() {
        return compilerLevel;
    }

    Places places() {
        return places;
    }

    List<Replacement> replacements() {
        List<Replacement> all = new ArrayList<>(replacements);
        if (!tenants.isEmpty()) {
            all.add(new Replacement(
                    "cryptobin.properties",
                    "#tenants=sales, plant",
                    "tenants=" + String.join(",", tenants) + tenantKeys));
        }
        String upload = "class=\"jp.cryptobin.james.mailets.UploadToCryptoBin\">";
        all.add(new Replacement("mailetcontainer.xml", upload, upload + uploadParameters));
        return List.copyOf(all);
    }

    /** What stands in {@code conf} beside what ships, by name. */
    Map<String, String> files() {
        return Map.copyOf(files);
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }
}
