package jp.cryptobin.james.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import jp.cryptobin.james.inspection.Inspected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileNamesTest {
    static Stream<Arguments> names() {
        String shiftJis = new String("見積書.pdf".getBytes(Charset.forName("windows-31j")), StandardCharsets.ISO_8859_1);
        return Stream.of(
                disposition("filename=\"report.pdf\"", "report.pdf"),
                disposition("filename=report.pdf", "report.pdf"),
                disposition("filename=the final report.pdf", "the final report.pdf"),
                disposition("filename=\"a \\\"b\\\".pdf\"", "a \"b\".pdf"),
                disposition("filename=\"  \"", ""),
                disposition("filename*=utf-8''%E8%A6%8B%E7%A9%8D.pdf", "見積.pdf"),
                disposition("filename*=UTF-8'ja'%e8%a6%8b.pdf", "見.pdf"),
                disposition("filename*=iso-2022-jp''%1B%24B8%2B%1B%28B.pdf", "見.pdf"),
                disposition("filename*=shift_jis''%8C%A9%87%40.pdf", "見①.pdf"),
                disposition("filename*=unheard-of''%E8%A6%8B.pdf", "見.pdf"),
                disposition("filename*0=\"long \"; filename*1=\"name.pdf\"", "long name.pdf"),
                disposition("filename*1=\"name.pdf\"; filename*0=\"long \"", "long name.pdf"),
                disposition("filename*0*=utf-8''%E8%A6; filename*1*=%8B; filename*2=\".pdf\"", "見.pdf"),
                disposition(
                        "filename*0=a; filename*1=b; filename*2=c; filename*3=d; filename*4=e; filename*5=f;"
                                + " filename*6=g; filename*7=h; filename*8=i; filename*9=j; filename*10=k",
                        "abcdefghijk"),
                disposition("filename=\"=?utf-8?B?6KaL56mN?=.pdf\"", "見積.pdf"),
                disposition("filename==?utf-8?B?6KaL56mN?=", "見積"),
                disposition("filename=\"=?ISO-2022-JP?B?GyRCOCsbKEI=?=\"", "見"),
                disposition("filename=\"=?utf-8?Q?=E8=A6=8B?= =?utf-8?Q?=E7=A9=8D?=\"", "見積"),
                disposition("filename=\"=?utf-8?B?6KaL5w==?=\n =?utf-8?B?qY0=?=\"", "見積"),
                disposition("filename=\"" + Inspected.octets("見積.pdf") + "\"", "見積.pdf"),
                disposition("filename=\"" + shiftJis + "\"", "見積書.pdf"),
                disposition("filename=\"C:\\\\Users\\\\hanako\\\\a.pdf\"", "a.pdf"),
                disposition("filename=\"../../etc/passwd\"", "passwd"),
                disposition("filename*=utf-8''..%2F..%2Fpasswd", "passwd"),
                disposition("filename*=utf-8''4%2F1%20%E8%AD%B0.pdf", "4／1 議.pdf"),
                disposition("filename=\"a/b.pdf\"", "a／b.pdf"),
                disposition("filename=\"a\\\\b.pdf\"", "a＼b.pdf"),
                disposition("filename=\"/home/hanako/a.pdf\"", "a.pdf"),
                disposition("filename=\"\\\\\\\\server\\\\share\\\\a.pdf\"", "a.pdf"),
                disposition("filename=\"c:a.pdf\"", "a.pdf"),
                disposition("filename=\"./a.pdf\"", "a.pdf"),
                disposition("filename=\"a/../b.pdf\"", "b.pdf"),
                disposition("filename=\"/\"", ""),
                disposition("filename=\"1/2/\"", "1／2／"),
                disposition("filename=\"the long\n\tname.pdf\"", "the long name.pdf"),
                disposition("filename=\"the long \n   name.pdf\"", "the long name.pdf"),
                disposition("filename=\"the\tlong  name.pdf\"", "the long  name.pdf"),
                disposition("filename=the long\n\tname.pdf", "the long name.pdf"),
                disposition("filename*=utf-8''%E3%83%8F%E3%82%9A.pdf", "パ.pdf"),
                disposition("filename=\"" + Inspected.octets("e\u0301.pdf") + "\"", "é.pdf"),
                disposition("filename=\"" + Inspected.octets("神\uFA19﨑Å\u212B.pdf") + "\"", "神\uFA19﨑Å\u212B.pdf"),
                disposition("filename=\"" + Inspected.octets("\uD87E\uDC00.pdf") + "\"", "\uD87E\uDC00.pdf"),
                disposition("filename=\"=?ISO-2022-JP?B?GyRCfGI2Nk1NGyhCLnBkZg==?=\"", "髙橋様.pdf"),
                disposition("filename*=iso-2022-jp''%1B%24B%7Cb66%1B%28B.pdf", "髙橋.pdf"),
                disposition("filename*0*=iso-2022-jp''%1B%24B%7Cb; filename*1*=66%1B%28B.pdf", "髙橋.pdf"),
                disposition("filename=\"\u001b$B|b66$\"\u001b(B.pdf\"", "髙橋あ.pdf"),
                disposition("filename=\"\u001b$B!\\!\"\u001b(B;.pdf\"", "＋、;.pdf"),
                disposition("filename*=iso-2022-jp''%E8%A6%8B.pdf", "見.pdf"),
                disposition("filename=\"=?shift_jis?B?6KaL56mN?=\"", "見積"),
                disposition("filename=\"=?_iso-2022-jp$ESC?B?GyRCOCsbKEI=?=\"", "見"),
                disposition("filename=plain.pdf; filename*=utf-8''extended.pdf", "extended.pdf"),
                type("name=\"named.pdf\"", "named.pdf"),
                type("name=plain.pdf; name*=utf-8''extended.pdf", "extended.pdf"),
                Arguments.of(
                        "Content-Type: application/pdf; name*=utf-8''type.pdf\n"
                                + "Content-Disposition: attachment; filename=disposition.pdf",
                        "disposition.pdf"),
                Arguments.of(
                        "Content-Type: application/pdf; name=type.pdf\n"
                                + "Content-Disposition: attachment; filename=\" \"",
                        "type.pdf"),
                Arguments.of("Content-Type: application/pdf\nContent-Disposition: attachment", ""));
    }

    private static Arguments disposition(String parameters, String name) {
        return Arguments.of("Content-Disposition: attachment; " + parameters, name);
    }

    private static Arguments type(String parameters, String name) {
        return Arguments.of("Content-Type: application/pdf; " + parameters, name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void decodesNamesAsClientsSendThem(String fields, String name) {
        assertThat(Inspected.part(fields).fileName()).isEqualTo(name);
    }
}
