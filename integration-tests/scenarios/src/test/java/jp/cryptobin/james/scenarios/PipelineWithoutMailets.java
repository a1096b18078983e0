package jp.cryptobin.james.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.server.Places;

/** The archive with a pipeline that holds none of our mailets: what James does by itself. */
final class PipelineWithoutMailets {
    private PipelineWithoutMailets() {}

    static Places places() throws IOException {
        Places places = Places.ofBuild();
        Files.createDirectories(places.work());
        Path gateway = Files.createTempDirectory(places.work(), "gateway-without-mailets-");
        try (Stream<Path> files = Files.walk(places.gateway())) {
            for (Path file : files.toList()) {
                Path target = gateway.resolve(places.gateway().relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        Path pipeline = gateway.resolve("conf/mailetcontainer.xml");
        Files.writeString(
                pipeline,
                Files.readString(pipeline)
                        .replaceAll("(?s)<mailet match=\"All\" class=\"jp\\.cryptobin\\..*?</mailet>", "")
                        .replaceAll("(?s)<mailet match=\"jp\\.cryptobin\\..*?</mailet>", ""));
        return new Places(places.james(), gateway, places.vault(), places.work());
    }
}
