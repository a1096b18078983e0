package jp.cryptobin.james.sandbox;

import java.util.List;
import jp.cryptobin.james.sandbox.person.FirstAccount;

/** The people of the tests. */
final class Accounts {
    static final String PASSWORD = "correct horse 電池";
    static final FirstAccount TARO = account("taro", "送信 太郎", false, false);
    static final FirstAccount HANAKO = account("hanako", "", false, false);
    static final FirstAccount BOSS = account("boss", "承認 花子", false, true);
    static final FirstAccount ADMIN = account("admin", "管理 一郎", true, false);
    static final List<FirstAccount> ALL = List.of(TARO, HANAKO, BOSS, ADMIN);

    private Accounts() {}

    private static FirstAccount account(String loginId, String name, boolean administrator, boolean approver) {
        return new FirstAccount(loginId, name, loginId + "@example.com", administrator, approver, false, PASSWORD);
    }
}
