package cn.doorplate.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket in Amazon's S3 or in any store that speaks its protocol: for as many servers as there are. */
final class S3Store implements Store, AutoCloseable {

    /** Before our names, so that the bucket may hold other things. */
    private static final String PREFIX = "media/";

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(10);
    private static final Duration WHOLE_CALL = Duration.ofSeconds(25);

    private final S3Client client;
    private final String bucket;

    S3Store(MediaSettings.S3 settings) {
        bucket = settings.bucket();
        AwsBasicCredentials key = AwsBasicCredentials.create(settings.accessKey(), settings.secretKey());
        client = S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(key))
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ)
                        .build())
                .overrideConfiguration(override -> override.apiCallTimeout(WHOLE_CALL))
                // Of Amazon's newer protocol only what other stores know as well: no sums in trailers, no chunks.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .chunkedEncodingEnabled(false)
                        .build())
                .build();
    }

    @Override
    public void put(String name, byte[] bytes) throws IOException {
        try {
            client.putObject(
                    put -> put.bucket(bucket).key(PREFIX + name).contentType("application/octet-stream"),
                    RequestBody.fromBytes(bytes));
        } catch (SdkException e) {
            throw new IOException("the store does not take " + name, e);
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        try {
            return client.getObject(get -> get.bucket(bucket).key(PREFIX + name));
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(name);
        } catch (SdkException e) {
            throw new IOException("the store does not give " + name, e);
        }
    }

    @Override
    public void remove(String name) throws IOException {
        try {
            client.deleteObject(delete -> delete.bucket(bucket).key(PREFIX + name));
        } catch (SdkException e) {
            throw new IOException("the store does not remove " + name, e);
        }
    }

    @Override
    public void list(Instant before, Consumer<List<String>> some) throws IOException {
        try {
            for (ListObjectsV2Response page : client.listObjectsV2Paginator(
                    list -> list.bucket(bucket).prefix(PREFIX).maxKeys(500))) {
                List<String> names = page.contents().stream()
                        .filter(object -> object.lastModified().isBefore(before))
                        .map(S3Object::key)
                        .map(key -> key.substring(PREFIX.length()))
                        .toList();
                if (!names.isEmpty()) {
                    some.accept(names);
                }
            }
        } catch (SdkException e) {
            throw new IOException("the store does not list its files", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
