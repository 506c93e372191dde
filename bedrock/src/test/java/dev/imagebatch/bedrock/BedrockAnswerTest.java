package dev.imagebatch.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.testkit.CollectingCall;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading answers, the hostile ones too. */
class BedrockAnswerTest {

    private static final byte[] FIRST = "first image".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SECOND = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0, 1, 2};

    private final CollectingCall call = CollectingCall.of(Calls.request(), 2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"images\":[\"%s\",\"%s\"],\"error\":null}",
                "{\"error\":null,\"images\":[\"%s\",\"%s\"]}",
                " { \"new\" : {\"images\":[1,[2]]}, \"images\" : [ \"%s\" , \"%s\" ] , \"seeds\":[1] } ",
                "{\"images\":[\"AAAA\"],\"images\":[\"%s\",\"%s\"]}",
                "{\"images\":[null,\"%s\",{\"a\":\"b\"},\"%s\",7]}",
            })
    void images_inAnyPlace_areFound(String template) throws Exception {
        GenerationAnswer told = handOver(template.formatted(base64(FIRST), base64(SECOND)));

        assertThat(told.withheld()).isEmpty();
        assertThat(call.received().get(0)).isEqualTo(FIRST);
        assertThat(call.received().get(1)).isEqualTo(SECOND);
    }

    @Test
    void slashes_thatAreEscaped_areRead() throws Exception {
        assertThat(base64(SECOND)).contains("/");

        handOver("{\"images\":[\"" + base64(SECOND).replace("/", "\\/") + "\",\"" + base64(FIRST) + "\"]}");

        assertThat(call.received().get(0)).isEqualTo(SECOND);
    }

    @Test
    void image_thatIsNoBase64_failsAlone() throws Exception {
        GenerationAnswer told = handOver("{\"images\":[\"!\\u0000?\",\"" + base64(SECOND) + "\"]}");

        assertThat(told.withheld().get(0).kind()).isEqualTo(FailureKind.BAD_IMAGE);
        assertThat(call.received()).containsOnlyKeys(1);
    }

    @Test
    void error_besideFewerImages_explainsTheOthers() throws Exception {
        GenerationAnswer told = handOver("{\"images\":[\"" + base64(FIRST)
                + "\"],\"error\":\"Some of the generated images have been blocked by our content filters.\"}");

        assertThat(call.received()).containsOnlyKeys(0);
        assertThat(told.withheld()).containsOnlyKeys(1);
        assertThat(told.withheld().get(1).kind()).isEqualTo(FailureKind.CONTENT_REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"images\":null}", "{\"images\":[]}", "{\"images\":\"text\"}", "{\"error\":7}"})
    void answer_withoutImages_isEmpty(String json) throws Exception {
        GenerationAnswer told = handOver(json);

        assertThat(told.withheld()).containsOnlyKeys(0, 1);
        assertThat(told.withheld().get(0).kind()).isEqualTo(FailureKind.EMPTY_ANSWER);
    }

    @Test
    void error_thatIsNoText_doesNotHideTheImages() throws Exception {
        handOver("{\"error\":[0,{\"a\":[]}],\"images\":[\"" + base64(FIRST) + "\",\"" + base64(SECOND) + "\"]}");

        assertThat(call.received()).containsOnlyKeys(0, 1);
    }

    @Test
    void error_quotingAKeyOrSteeringATerminal_isTold_withoutThem() throws Exception {
        String said = "{\"error\":\"\\u001b[2Jno: " + Calls.KEY + "\\u0007\"}";
        SecretRedactor redactor = SecretRedactor.ofKeys(List.of(Calls.KEY)).hiding(Calls.PROMPT, "[prompt]");

        assertThat(BedrockAnswer.read(said.getBytes(StandardCharsets.UTF_8), Calls.KEY, redactor)
                        .error())
                .contains("[2Jno: [key]");
    }

    @Test
    void error_quotingThePrompt_isTold_withoutIt() throws Exception {
        GenerationAnswer told = handOver("{\"images\":[],\"error\":\"not this: " + Calls.PROMPT + "\"}");

        assertThat(told.withheld().get(0).message()).isEqualTo("not this: [prompt]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"images\":", "{\"images\":[\"AAAA\"", "{\"images\":[\"AAAA\"]", "{\"images\":[\"AA"})
    void answer_thatIsBroken_isUnknown(String body) {
        assertThatThrownBy(() -> answer(body).requireWhole())
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "null", "\"text\"", "\u0000\u0001"})
    void answer_thatIsNoJsonObject_isEmpty(String body) {
        assertThatThrownBy(() -> answer(body).requireWhole())
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.EMPTY_ANSWER));
    }

    @Test
    void answer_brokenAfterItsFirstImage_stillHoldsThatOne() throws Exception {
        handOver("{\"images\":[\"" + base64(FIRST) + "\",\"" + base64(SECOND).substring(0, 3));

        assertThat(call.received()).containsOnlyKeys(0);
    }

    private GenerationAnswer handOver(String json) throws ProviderException {
        return AmazonAnswers.handOver(call, answer(json));
    }

    private static BedrockAnswer answer(String json) {
        return BedrockAnswer.read(
                json.getBytes(StandardCharsets.UTF_8),
                "id",
                SecretRedactor.ofKeys(List.of()).hiding(Calls.PROMPT, "[prompt]"));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
