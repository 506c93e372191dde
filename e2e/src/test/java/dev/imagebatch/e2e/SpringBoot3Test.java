package dev.imagebatch.e2e;

import dev.imagebatch.examples.embedded.ShutdownContract;
import dev.imagebatch.examples.embedded.StoppedProgram;
import java.io.IOException;
import java.time.Duration;

/** An application with Spring Boot 3 whose processor is a bean. */
class SpringBoot3Test extends ShutdownContract {

    private final BootProgram boot = new BootProgram("spring-boot-3");

    @Override
    protected void start(StoppedProgram program) throws IOException {
        boot.start(program);
    }

    @Override
    protected void start(StoppedProgram program, Duration bound) throws IOException {
        boot.start(program, "--images.bound=" + bound);
    }
}
