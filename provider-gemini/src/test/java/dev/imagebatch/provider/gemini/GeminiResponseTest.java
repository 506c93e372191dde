package dev.imagebatch.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.DamagedBase64Exception;
import dev.imagebatch.testkit.CollectingCall;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiResponseTest {

    private final CollectingCall call = CollectingCall.of(Providers.request().build(), 1);

    @ParameterizedTest
    @DisplayName("The last image that is no draft is kept, wherever a part says what it is")
    @ValueSource(
            strings = {
                "[%FINAL]",
                "[{'text':'here it is'},%FINAL]",
                "[{'thought':true,'inlineData':%DRAFT},%FINAL]",
                "[{'inlineData':%DRAFT,'thought':true},{'inlineData':%DRAFT,'thought':true},%FINAL]",
                "[%FINAL,{'inlineData':%DRAFT,'thought':true}]",
                "[%FINAL,{'thought':true,'text':'hm'}]",
                "[{'inlineData':%DRAFT},%FINAL]",
                "[{'thought':false,'inlineData':%IMAGE,'thoughtSignature':'abc'}]",
                "[{'inlineData':%IMAGE,'thought':false}]",
                "[{'inlineData':%IMAGE,'more':{'thought':true,'list':[{'thought':true}]}}]",
                "[{'inlineData':{'data':'%B64','mimeType':'image/png','thought':true}}]",
                "[{'inlineData':{'mimeType':'text/plain','data':'%B64'}}]",
                "[{'inlineData':{'data':null}},{'inlineData':null},null,7,'x',[1],%FINAL]"
            })
    void parts_withDrafts_lastImageIsKept(String parts) throws IOException {
        GeminiResponse response = read(candidate(parts, "STOP"));

        assertThat(response.hasImage()).isTrue();
        assertThat(new String(call.received().get(0), StandardCharsets.UTF_8)).isEqualTo("final");
        assertThat(response.finishReason()).isEqualTo("STOP");
        assertThat(response.modelVersion()).isEqualTo("v7");
    }

    @ParameterizedTest
    @DisplayName("Drafts alone are no image")
    @ValueSource(
            strings = {
                "[{'thought':true,'inlineData':%DRAFT}]",
                "[{'inlineData':%DRAFT,'thought':true},{'inlineData':%DRAFT,'thought':true}]"
            })
    void parts_draftsOnly_areEmpty(String parts) throws IOException {
        GeminiResponse response = read(candidate(parts, "STOP"));

        assertThat(response.hasImage()).isFalse();
        assertThat(call.received()).isEmpty();
        assertThat(BlockedAnswer.reason(response).kind()).isEqualTo(FailureKind.EMPTY_ANSWER);
        assertThat(BlockedAnswer.reason(response).message()).contains("drafts only");
    }

    @ParameterizedTest
    @DisplayName("Every reason to stop has its kind")
    @CsvSource({
        "SAFETY,CONTENT_REJECTED",
        "IMAGE_SAFETY,CONTENT_REJECTED",
        "PROHIBITED_CONTENT,CONTENT_REJECTED",
        "IMAGE_PROHIBITED_CONTENT,CONTENT_REJECTED",
        "BLOCKLIST,CONTENT_REJECTED",
        "SPII,CONTENT_REJECTED",
        "RECITATION,CONTENT_REJECTED",
        "IMAGE_RECITATION,CONTENT_REJECTED",
        "MAX_TOKENS,INVALID_REQUEST",
        "LANGUAGE,INVALID_REQUEST",
        "STOP,EMPTY_ANSWER",
        "OTHER,EMPTY_ANSWER",
        "IMAGE_OTHER,EMPTY_ANSWER",
        "NO_IMAGE,EMPTY_ANSWER",
        "MALFORMED_FUNCTION_CALL,EMPTY_ANSWER",
        "FROM_NEXT_YEAR,EMPTY_ANSWER"
    })
    void finishReason_withoutImage_hasItsKind(String reason, FailureKind kind) throws IOException {
        GeminiResponse response = read(candidate("[{'text':'sorry'}]", reason));

        assertThat(BlockedAnswer.reason(response).kind()).isEqualTo(kind);
        assertThat(BlockedAnswer.reason(response).charged()).isEqualTo(Charged.UNKNOWN);
        assertThat(BlockedAnswer.reason(response).message()).contains(reason);
    }

    @ParameterizedTest
    @DisplayName("A refused prompt is refused content, whatever the reason")
    @ValueSource(
            strings = {"SAFETY", "OTHER", "BLOCKLIST", "PROHIBITED_CONTENT", "IMAGE_SAFETY", "MODEL_ARMOR", "JAILBREAK"
            })
    void blockReason_ofPrompt_isRejection(String reason) throws IOException {
        GeminiResponse response = read("{'promptFeedback':{'blockReason':'" + reason + "'},'candidates':[]}");

        assertThat(BlockedAnswer.reason(response).kind()).isEqualTo(FailureKind.CONTENT_REJECTED);
        assertThat(BlockedAnswer.reason(response).message()).contains(reason);
    }

    @Test
    @DisplayName("What was refused after it was made is charged as the answer says")
    void finishReason_withTokens_isCharged() throws IOException {
        GeminiResponse response = read("{'usageMetadata':{'candidatesTokenCount':1120,'x':[{}]},'candidates':"
                + "[{'finishReason':'IMAGE_SAFETY','content':{}}]}");

        assertThat(response.outputTokens()).isEqualTo(1120);
        assertThat(BlockedAnswer.reason(response).charged()).isEqualTo(Charged.YES);
    }

    @ParameterizedTest
    @DisplayName("An answer of another shape is empty, and nothing of it is told")
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "'canary'",
                "{'candidates':{'a':1}}",
                "{'candidates':[null,1,[]]}",
                "{'candidates':[{'content':'canary','finishReason':'canary words'}]}",
                "{'candidates':[{'content':{'parts':{}}}],'usageMetadata':[],'promptFeedback':'canary'}",
                "{'usageMetadata':{'candidatesTokenCount':-5},'modelVersion':{'a':'canary'},'responseId':[1]}"
            })
    void answer_strange_isEmpty(String json) throws IOException {
        GeminiResponse response = read(json);

        assertThat(response.hasImage()).isFalse();
        assertThat(response.outputTokens()).isZero();
        assertThat(BlockedAnswer.reason(response).kind()).isEqualTo(FailureKind.EMPTY_ANSWER);
        assertThat(BlockedAnswer.reason(response).message()).doesNotContain("canary");
    }

    @Test
    @DisplayName("Fields of another shape do not hide the image behind them")
    void fields_strange_doNotHideTheImage() throws IOException {
        GeminiResponse response = read(
                "{'modelVersion':{'a':[1]},'responseId':[{}],'usageMetadata':{'candidatesTokenCount':[9]},"
                        + "'promptFeedback':{'blockReason':{'b':1}},'candidates':[{'finishReason':['x'],'content':{'parts':[%FINAL]}}]}");

        assertThat(response.hasImage()).isTrue();
    }

    @Test
    @DisplayName("An answer that ends anywhere too early fails, and never leaves half an image")
    void answer_cutAnywhere_failsOrHasTheWholeImage() throws IOException {
        String whole = filled(candidate("[{'inlineData':%DRAFT,'thought':true},%FINAL]", "STOP"));
        for (int length = 0; length < whole.length(); length++) {
            CollectingCall cut = CollectingCall.of(Providers.request().build(), 1);
            byte[] bytes = whole.substring(0, length).getBytes(StandardCharsets.UTF_8);

            assertThatThrownBy(() -> GeminiResponse.read(new ByteArrayInputStream(bytes), cut))
                    .as("cut at %s", length)
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(DamagedBase64Exception.class);
            assertThat(cut.received().values())
                    .allSatisfy(image ->
                            assertThat(image).asString(StandardCharsets.UTF_8).isEqualTo("final"));
        }
    }

    @ParameterizedTest
    @DisplayName("Text that is no Base64 is no image")
    @ValueSource(strings = {"*", "a*bc", "abcd=efg", "a"})
    void data_noBase64_isNoImage(String data) {
        assertThatThrownBy(() -> read(candidate("[{'inlineData':{'data':'" + data + "'}}]", "STOP")))
                .isInstanceOf(DamagedBase64Exception.class);
        assertThat(call.received()).isEmpty();
    }

    private GeminiResponse read(String json) throws IOException {
        byte[] bytes = filled(json).getBytes(StandardCharsets.UTF_8);
        return GeminiResponse.read(new ByteArrayInputStream(bytes), call);
    }

    private static String candidate(String parts, String reason) {
        return "{'candidates':[{'content':{'parts':" + parts + ",'role':'model'},'finishReason':'" + reason
                + "'}],'modelVersion':'v7'}";
    }

    private static String filled(String json) {
        return json.replace('\'', '"')
                .replace("%FINAL", "{\"inlineData\":%IMAGE}")
                .replace("%IMAGE", "{\"mimeType\":\"image/png\",\"data\":\"%B64\"}")
                .replace("%DRAFT", "{\"mimeType\":\"image/png\",\"data\":\"" + base64("draft") + "\"}")
                .replace("%B64", base64("final"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
