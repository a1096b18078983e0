package jp.cryptobin.james.template;

import java.util.Map;

/**
 * A made-up model to try a template with.
 *
 * @param languages the setting it stands for, to name it to an operator
 * @param indispensable texts without which the rendered notice would be useless, by the variable that carries each
 */
public record TemplateSample(Map<String, Object> model, Languages languages, Map<String, String> indispensable) {}
