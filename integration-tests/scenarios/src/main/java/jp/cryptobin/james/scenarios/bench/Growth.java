package jp.cryptobin.james.scenarios.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How the time for one mail that travels alone grows, in the plain relay and in the gateway.
 *
 * @param what grows
 * @param milliseconds medians: by lane, then by the number that grows
 */
record Growth(String what, Map<String, Map<Double, Double>> milliseconds) {
    static List<Growth> all(List<Lane> lanes, boolean quick) throws Exception {
        int mails = quick ? 3 : 9;
        Map<Double, Load> sizes = new TreeMap<>();
        for (int kilobytes : quick ? new int[] {32, 1024, 8192} : new int[] {32, 128, 512, 2048, 8192, 32_768}) {
            sizes.put((double) kilobytes, alone(Load.message(4_000, kilobytes * 750), kilobytes > 8192 ? 3 : mails));
        }
        Map<Double, Load> parts = new TreeMap<>();
        for (int files : quick ? new int[] {1, 20} : new int[] {1, 2, 5, 10, 20}) {
            parts.put((double) files, alone(Load.message(4_000, 400_000, files), mails));
        }
        Map<Double, Load> recipients = new TreeMap<>();
        for (int addresses : quick ? new int[] {1, 50} : new int[] {1, 2, 5, 10, 20, 50}) {
            recipients.put(
                    (double) addresses,
                    alone(Load.message(4_000, 400_000), mails).to(addresses));
        }
        return List.of(
                of("kilobytes of mail, two files", sizes, lanes),
                of("files of a mail of half a megabyte", parts, lanes),
                of("recipients of a mail of half a megabyte", recipients, lanes));
    }

    private static Load alone(byte[] message, int mails) {
        return new Load("alone", List.of(message), mails, 1, 0);
    }

    private static Growth of(String what, Map<Double, Load> loads, List<Lane> lanes) throws Exception {
        Map<String, Map<Double, Double>> milliseconds = new LinkedHashMap<>();
        for (Map.Entry<Double, Load> load : loads.entrySet()) {
            for (Lane lane : lanes) {
                milliseconds
                        .computeIfAbsent(lane.name(), unused -> new TreeMap<>())
                        .put(
                                load.getKey(),
                                lane.run(load.getValue()).latencies().median());
            }
        }
        return new Growth(what, milliseconds);
    }

    List<String> rows() {
        List<String> rows = new ArrayList<>();
        Map<Double, Double> plain = Objects.requireNonNull(milliseconds.get(Lane.PLAIN));
        Map<Double, Double> gateway = Objects.requireNonNull(milliseconds.get(Lane.GATEWAY));
        plain.forEach((number, time) -> rows.add("| %.0f %s | %.1f | %.1f |"
                .formatted(number, what, time, Objects.requireNonNull(gateway.get(number)))));
        return rows;
    }
}
