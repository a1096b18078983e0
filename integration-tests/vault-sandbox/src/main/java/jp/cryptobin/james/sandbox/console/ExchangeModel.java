package jp.cryptobin.james.sandbox.console;

import java.util.HashMap;
import java.util.Map;
import jp.cryptobin.james.sandbox.api.Exchange;
import jp.cryptobin.james.sandbox.page.Times;

/** An exchange over the API as the templates show it. */
final class ExchangeModel {
    private final Times times;

    ExchangeModel(Times times) {
        this.times = times;
    }

    Map<String, Object> of(Exchange exchange) {
        String key = exchange.idempotencyKey();
        String code = exchange.code();
        String request = exchange.request();
        String answer = exchange.answer();
        String deposit = exchange.depositId();
        Map<String, Object> model = new HashMap<>();
        model.put("at", times.seconds(exchange.at()));
        model.put("method", exchange.method());
        model.put("path", exchange.path());
        model.put("status", exchange.status() == 0 ? "–" : Integer.toString(exchange.status()));
        model.put("refused", exchange.status() >= 400 || exchange.status() == 0);
        model.put("key", key == null ? "" : key);
        model.put("hasKey", key != null);
        model.put("code", code == null ? "" : code);
        model.put("fault", exchange.fault() == null ? "" : exchange.fault().name());
        model.put("hasFault", exchange.fault() != null);
        model.put("request", request == null ? "" : request);
        model.put("hasRequest", request != null);
        model.put("answer", answer == null ? "" : answer);
        model.put("hasAnswer", answer != null && !answer.isEmpty());
        model.put("deposit", deposit == null ? "" : deposit);
        model.put("hasDeposit", deposit != null);
        return model;
    }
}
