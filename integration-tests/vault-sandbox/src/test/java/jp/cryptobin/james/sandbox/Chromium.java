package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium in the hands of one person, on a screen of a chosen width. */
final class Chromium implements AutoCloseable {
    static final List<String> PROGRAMS = List.of("chromium", "chromedriver");
    static final int DESKTOP = 1100;
    static final int PHONE = 390;

    private final ChromeDriver driver;
    private final URI base;
    private int width = DESKTOP;

    Chromium(URI base, Path downloads) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(required("chromium").toFile());
        // As root, as on a build server, Chromium starts without its sandbox only.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
        options.setExperimentalOption(
                "prefs",
                Map.of("download.default_directory", downloads.toString(), "intl.accept_languages", "en-US,en"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(required("chromedriver").toFile())
                .usingAnyFreePort()
                .build();
        this.driver = new ChromeDriver(service, options);
        this.base = base;
        screen(DESKTOP);
    }

    static boolean installed() {
        return PROGRAMS.stream().allMatch(program -> find(program).isPresent());
    }

    /** From here on the screen has this width, in CSS pixels. */
    void screen(int pixels) {
        width = pixels;
        metrics(800);
    }

    void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    Chromium open(String path) {
        driver.get(base.resolve(path).toString());
        return this;
    }

    /** Fills in the field with this label. */
    Chromium type(String label, String text) {
        WebElement field = labelled(label);
        field.clear();
        field.sendKeys(text);
        return this;
    }

    Chromium choose(String label, String option) {
        labelled(label)
                .findElement(By.xpath(".//option[normalize-space()=" + quoted(option) + "]"))
                .click();
        return this;
    }

    /** Presses the button, the link or the summary that reads like this; the first, if there are several. */
    Chromium press(String text) {
        String reads = "[normalize-space()=" + quoted(text) + "]";
        By pressable = By.xpath("//button" + reads + "|//a" + reads + "|//summary" + reads + "|//label" + reads);
        await().ignoreException(StaleElementReferenceException.class)
                .untilAsserted(() -> driver.findElements(pressable).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("Nothing to press reads " + text + " on:\n" + text()))
                        .click());
        return this;
    }

    Chromium logIn(String loginId) {
        return open("/login")
                .type("Login ID", loginId)
                .type("Password", Accounts.PASSWORD)
                .press("Log in");
    }

    /** Waits until the page reads like that, for a page that was asked for takes a while. */
    Chromium shows(String... texts) {
        await().untilAsserted(() -> assertThat(text()).contains(texts));
        return this;
    }

    /** What is to be read on the page. */
    String text() {
        return String.valueOf(script("return document.body.innerText"));
    }

    String path() {
        return URI.create(driver.getCurrentUrl()).getPath();
    }

    String html() {
        return driver.getPageSource();
    }

    Object script(String javaScript) {
        return driver.executeScript(javaScript);
    }

    /** Keeps a picture of the whole page. */
    void picture(String name) throws IOException {
        Number height = (Number) script("return Math.ceil(document.documentElement.getBoundingClientRect().height)");
        metrics(Math.max(300, Math.min(2400, height.intValue())));
        Object data = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"))
                .get("data");
        metrics(800);
        Path directory = Path.of(System.getProperty("screenshots", "target/screenshots"));
        Files.createDirectories(directory);
        Files.write(directory.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(data)));
    }

    @Override
    public void close() {
        driver.quit();
    }

    private WebElement labelled(String label) {
        WebElement found = driver.findElement(By.xpath("//label[normalize-space()=" + quoted(label) + "]"));
        String id = found.getDomAttribute("for");
        return id == null ? found.findElement(By.tagName("input")) : driver.findElement(By.id(id));
    }

    private void metrics(int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width == PHONE));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static Path required(String program) {
        return find(program)
                .orElseThrow(() -> new AssertionError(
                        "No " + program + " on the PATH; install Debian's chromium and chromium-driver"));
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
