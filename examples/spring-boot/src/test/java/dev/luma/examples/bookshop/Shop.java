package dev.luma.examples.bookshop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The application, running on a free port of this machine, and a client of it.
final class Shop implements AutoCloseable {
    /// What the application answered.
    record Answer(int status, String type, String text) {
        JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }
    }

    private final ConfigurableApplicationContext application;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    private Shop(ConfigurableApplicationContext application) {
        this.application = application;
        address = URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port"));
    }

    /// Starts it as its `main` does.
    ///
    /// @param url of the database, or `embedded`
    static Shop open(String url) {
        return new Shop(SpringApplication.run(
                Bookshop.class, "--spring.datasource.url=" + url, "--server.port=0", "--server.address=127.0.0.1"));
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path, String json) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json) throws IOException, InterruptedException {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        final HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    @Override
    public void close() {
        client.close();
        application.close();
    }
}
