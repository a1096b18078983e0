package jp.cryptobin.james.sandbox.console;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.cryptobin.james.sandbox.page.Language;
import jp.cryptobin.james.sandbox.page.Sizes;
import jp.cryptobin.james.sandbox.section.Approval;
import jp.cryptobin.james.sandbox.section.MailboxSyntax;
import jp.cryptobin.james.sandbox.section.Section;
import jp.cryptobin.james.sandbox.section.Service;
import jp.cryptobin.james.sandbox.section.VirusScan;

/** The section's settings as a person writes them: lists one entry a line, numbers as text. */
record SettingsForm(Map<String, String> fields) {
    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{0,253}");
    private static final List<String> NAMES = List.of(
            "service",
            "retryAfter",
            "domain",
            "addresses",
            "option",
            "group",
            "autopilot",
            "approval",
            "approvers",
            "names",
            "recipients",
            "size",
            "scan");

    SettingsForm {
        fields = Map.copyOf(fields);
    }

    static SettingsForm of(Section section) {
        Map<String, String> fields = new HashMap<>();
        fields.put("service", section.service().state().name());
        fields.put("retryAfter", Integer.toString(section.service().retryAfterSeconds()));
        fields.put("domain", section.dedicatedDomain());
        fields.put("addresses", String.join("\n", section.allowedAddresses()));
        fields.put("option", box(section.optionEnabled()));
        fields.put("group", box(section.optionGroupSet()));
        fields.put("autopilot", box(section.autopilot()));
        fields.put("approval", box(section.approval().on()));
        fields.put("approvers", String.join("\n", section.approval().approvers()));
        fields.put("names", String.join("\n", section.forbiddenNames()));
        fields.put("recipients", String.join("\n", section.forbiddenRecipients()));
        fields.put("size", Long.toString(section.maxDepositBytes()));
        fields.put("scan", section.virusScan().name());
        return new SettingsForm(fields);
    }

    static SettingsForm of(Context ctx) {
        Map<String, String> fields = new HashMap<>();
        for (String name : NAMES) {
            String value = ctx.formParam(name);
            fields.put(name, value == null ? "" : value.strip());
        }
        return new SettingsForm(fields);
    }

    /** The name of the first field that cannot be taken; empty when all can. */
    Optional<String> wrong() {
        if (!named("service", Service.State.values())) {
            return Optional.of("service");
        }
        if (!field("retryAfter").matches("[0-9]{1,5}")) {
            return Optional.of("retryAfter");
        }
        if (!HOST.matcher(field("domain")).matches()) {
            return Optional.of("domain");
        }
        if (!lines("addresses").stream()
                .allMatch(line -> IP_ADDRESS.matcher(line).matches())) {
            return Optional.of("addresses");
        }
        if (!lines("approvers").stream().allMatch(MailboxSyntax::valid)) {
            return Optional.of("approvers");
        }
        if (!field("size").matches("[0-9]{1,15}")) {
            return Optional.of("size");
        }
        return named("scan", VirusScan.values()) ? Optional.empty() : Optional.of("scan");
    }

    /** The settings with everything that this form speaks of; nothing may be {@link #wrong}. */
    Section applied(Section section) {
        return new Section(
                new Service(Service.State.valueOf(field("service")), Integer.parseInt(field("retryAfter"))),
                field("domain"),
                lines("addresses"),
                checked("option"),
                checked("group"),
                checked("autopilot"),
                new Approval(checked("approval"), lines("approvers")),
                lines("names"),
                lines("recipients"),
                Long.parseLong(field("size")),
                VirusScan.valueOf(field("scan")),
                section.defaultUser(),
                section.senders());
    }

    Map<String, Object> model(Language language) {
        Map<String, Object> model = new HashMap<>();
        model.putAll(fields);
        for (String box : List.of("option", "group", "autopilot", "approval")) {
            model.put(box, checked(box));
        }
        model.put("services", choices("service", Service.State.values(), language));
        model.put("scans", choices("scan", VirusScan.values(), language));
        String size = field("size");
        model.put("readableSize", size.matches("[0-9]{1,15}") ? Sizes.readable(Long.parseLong(size)) : "–");
        return model;
    }

    private List<Map<String, Object>> choices(String field, Enum<?>[] values, Language language) {
        return Arrays.stream(values)
                .map(value -> Map.<String, Object>of(
                        "value", value.name(),
                        "text", language.text(field + "-" + key(value)),
                        "chosen", value.name().equals(field(field))))
                .toList();
    }

    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean named(String field, Enum<?>[] values) {
        return Arrays.stream(values).anyMatch(value -> value.name().equals(field(field)));
    }

    private List<String> lines(String name) {
        return field(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private boolean checked(String name) {
        return field(name).equals("on");
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private static String box(boolean on) {
        return on ? "on" : "";
    }
}
