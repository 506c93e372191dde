package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ProviderException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatResponseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'choices':[{'message':{'content':'a boat'}}]}",
                "{'choices':[{'finish_reason':'stop','message':{'content':'a boat','refusal':null}},{'message':{'content':'no'}}]}",
                "{'usage':null,'choices':[{'message':{'reasoning':{'content':'x'},'content':'a boat'},'finish_reason':null}]}",
                "{'error':null,'model':7,'choices':[{'message':{'content':'a boat','tool_calls':[]},'finish_reason':'eos'}]}"
            })
    void read_textInAnyServersForm_isTaken(String body) throws Exception {
        ChatAnswer answer = read(body);

        assertThat(answer.text()).isEqualTo("a boat");
        assertThat(answer.problem()).isEmpty();
        assertThat(answer.error()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'choices':[]}",
                "{'choices':null}",
                "{'choices':['a boat']}",
                "{'choices':{'message':{'content':'a boat'}}}"
            })
    void read_nothingAtAll_mayHaveBeenCharged(String body) throws Exception {
        ProviderException failure = read(body).problem().orElseThrow().build();

        assertThat(failure.kind()).isEqualTo(FailureKind.EMPTY_ANSWER);
        assertThat(failure.charged()).isEqualTo(Charged.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'choices':[{'message':{'content':null},'finish_reason':'tool_calls'}]}",
                "{'choices':[{'message':{'content':['a boat']}}]}",
                "{'choices':[{'message':'a boat'}]}",
                "{'choices':[],'usage':{'prompt_tokens':3,'completion_tokens':1}}"
            })
    void read_choiceWithoutText_wasCharged(String body) throws Exception {
        ProviderException failure = read(body).problem().orElseThrow().build();

        assertThat(failure.charged()).isEqualTo(Charged.YES);
    }

    @Test
    void read_friendlyError_isKept() throws Exception {
        assertThat(read("{'error':{'message':'busy'}}").error()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "'a boat'", "{'choices':[{'message':{'content':'a bo", "<html>", "{'choices':[{"})
    void read_noWholeObject_fails(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(IOException.class);
    }

    @Test
    void read_deepOrHuge_isRefused() {
        assertThatThrownBy(() -> read("{'choices':" + "[".repeat(10_000))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("{'usage':{'a':[" + "[],".repeat(200_000) + "[]]}}"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void cost_ofStrangeUsage_isUnknown() throws Exception {
        TextRates rates = TextModel.named("gpt-6-luna").orElseThrow().rates();
        for (String usage : new String[] {
            "{}",
            "{'prompt_tokens':'many','completion_tokens':1}",
            "{'prompt_tokens':-1,'completion_tokens':1}",
            "{'prompt_tokens':0,'completion_tokens':0}",
            "{'prompt_tokens':5000000000,'completion_tokens':1}"
        }) {
            assertThat(read("{'usage':" + usage + "}").usage().flatMap(rates::cost))
                    .as(usage)
                    .isEqualTo(Optional.empty());
        }
    }

    private static ChatAnswer read(String body) throws IOException {
        return ChatResponse.read(
                new ByteArrayInputStream(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
