package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.testkit.CollectingCall;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiOptionsTest {

    private static final String LOCAL = "http://127.0.0.1:8080/v1";

    @Test
    @DisplayName("The service loader finds the provider")
    void serviceLoader_asked_findsIt() {
        assertThat(ServiceLoader.load(ImageProviderFactory.class))
                .anyMatch(factory -> factory.name().equals("openai"));
    }

    @Test
    @DisplayName("Options that requests carry are part of every request, the provider's own are not")
    void requestOptions_ofOptions_areWhatRequestsCarry() {
        ImageProvider provider =
                create(BaseUrl.OPENAI, Map.of("background", "transparent", "drop", "size", "price", "0.04"));

        assertThat(provider.requestOptions()).isEqualTo(Map.of("background", "transparent", "drop", "size"));
    }

    @ParameterizedTest
    @CsvSource({
        "steps, 20, it has:",
        "response_format, b64_json, it has:",
        "price, cheap, US dollars",
        "price, -1, US dollars",
        "images-per-call, 0, 1 to 10",
        "images-per-call, 11, 1 to 10",
        "downloads, ftp, https or http",
        "prompt, x, the specification alone",
        "n, 3, the specification alone",
        "stream, true, the specification alone",
        "models, /does/not/exist, list of models"
    })
    @DisplayName("What the vendor does not know, or has no sense, is refused with what there is")
    void create_wrongOption_isRefused(String name, String value, String message) {
        assertThatThrownBy(() -> create(BaseUrl.OPENAI, Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(message);
    }

    @Test
    @DisplayName("Another server takes any field")
    void create_otherServer_takesAnyField() {
        assertThat(create(LOCAL, Map.of("steps", "20")).requestOptions()).containsOnlyKeys("steps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:8080", "ftp://host/v1", "http://", "http:// x", "//host", "http://user:pw@host/v1"})
    @DisplayName("What is no address is refused, without repeating what may be secret")
    void create_wrongAddress_isRefused(String address) {
        assertThatThrownBy(() -> create(address, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OPENAI_BASE_URL")
                .hasMessageNotContaining("pw");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/v1, true",
        "http://localhost/v1, true",
        "http://localai:8080/v1, true",
        "http://gpu.local/v1, true",
        "http://192.168.1.7/v1, true",
        "http://10.0.0.1/v1, true",
        "http://172.20.0.1/v1, true",
        "http://100.64.3.2/v1, true",
        "http://[::1]:8080/v1, true",
        "http://[fd00::7]/v1, true",
        "https://api.openai.com/v1, false",
        "https://8.8.8.8/v1, false",
        "http://169.254.169.254/v1, false",
        "https://example.openai.azure.com/openai/v1, false",
        "https://[2606:4700::1111]/v1, false"
    })
    @DisplayName("Whether a server is local is told by its name, without asking anybody")
    void isLocal_ofAddress_isToldByItsName(String address, boolean local) {
        assertThat(BaseUrl.of(address).isLocal()).isEqualTo(local);
    }

    @Test
    @DisplayName("Without a key nothing is sent to a public server, and the reason says what to do")
    void generate_withoutKey_saysWhatToDo() {
        ImageProvider provider =
                new OpenAiProviderFactory().create(ProviderSettings.defaults().withEnvironment(name -> null));

        ProviderException failure = catchThrowableOfType(
                ProviderException.class, () -> provider.generate(CollectingCall.of(Providers.usual(), 1)));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(failure).hasMessageContaining("OPENAI_API_KEY");
        assertThat(provider.availability().reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("OPENAI_API_KEY"));
    }

    @Test
    @DisplayName("A specification's option that the vendor does not know fails its item before anything is sent")
    void generate_unknownOption_isRefused() {
        ImageProvider provider =
                new OpenAiProviderFactory().create(Providers.settings("https://api.openai.com/v1", "canary"));
        CollectingCall call = CollectingCall.of(
                Providers.request("gpt-image-2").options(Map.of("steps", "20")).build(), 1);

        ProviderException failure = catchThrowableOfType(ProviderException.class, () -> provider.generate(call));

        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
        assertThat(failure).hasMessageContaining("steps").hasMessageContaining("background");
    }

    @Test
    @DisplayName("Nothing that may be printed holds the key")
    void toString_ofParts_holdsNoKey() {
        ProviderSettings settings = Providers.settings(LOCAL, "canary-key");

        assertThat(new OpenAiProviderFactory().create(settings).toString())
                .isEqualTo("OpenAiImageProvider[127.0.0.1:8080]");
        assertThat(OpenAiCredentials.of(settings).toString()).doesNotContain("canary");
    }

    private static ImageProvider create(String server, Map<String, String> options) {
        return new OpenAiProviderFactory()
                .create(Providers.settings(server, "canary-key").withOptions(options));
    }
}
