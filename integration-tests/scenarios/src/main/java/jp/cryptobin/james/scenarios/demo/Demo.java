package jp.cryptobin.james.scenarios.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import jp.cryptobin.james.scenarios.demo.FilesChapters.Pickup;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.stage.Stage;

/**
 * The demo: a real James, the vault sandbox, and mail of each kind through both. System property {@code demo.stay}:
 * true (default) leaves everything running until Ctrl-C, false ends with status 0 only if all happened as told.
 */
public final class Demo {
    private Demo() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean stay = Boolean.parseBoolean(System.getProperty("demo.stay", "true"));
        if (!perform(new Narrator(out), out, stay)) {
            System.exit(1);
        }
    }

    private static boolean perform(Narrator narrator, PrintStream out, boolean stay)
            throws IOException, InterruptedException {
        out.println("\nSetting the stage");
        try (Stage stage = Stage.set(Places.ofBuild(), HoldChapter::switchOn, narrator::progress)) {
            Scene scene = new Scene(stage, narrator, stage.person("taro"), stage.person("hanako"));
            Pickup pickup;
            try {
                pickup = new Story(scene).tell();
            } catch (RuntimeException | IOException e) {
                out.println("\nThe story broke off.\n" + stage.james().logTail() + "\n"
                        + stage.vault().logTail());
                throw e;
            }
            boolean asTold = narrator.broken() == 0;
            out.println(asTold ? "\nAll of it happened as told." : "\nNot as told: " + narrator.broken());
            if (stay) {
                out.println(directions(scene, pickup));
                new CountDownLatch(1).await();
            }
            return asTold;
        }
    }

    private static String directions(Scene scene, Pickup pickup) {
        Stage stage = scene.stage();
        JamesServer james = stage.james();
        return """

                Everything keeps running until Ctrl-C.
                  Hanako's file      %s
                  its password       %s
                  submit mail        %s:%d (STARTTLS, login %s, password %s)
                  read mail (IMAPS)  %s:%d (the same login)
                  administration     http://%s:%d/healthcheck
                  working directory  %s""".formatted(
                        pickup.link(),
                        pickup.password(),
                        james.host(),
                        james.ports().submission(),
                        scene.taro().address(),
                        scene.taro().password(),
                        james.host(),
                        james.ports().imaps(),
                        james.host(),
                        james.ports().webAdmin(),
                        james.root());
    }
}
