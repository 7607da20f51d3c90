package cn.doorplate.media;

import cn.doorplate.identity.Viewers;
import cn.doorplate.media.content.Contents;
import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where files come in, and where they lie. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    @Bean
    Contents contents(MediaSettings settings) {
        return new Contents(settings.parallelPictures());
    }

    @Bean
    Store mediaStore(MediaSettings settings) {
        MediaSettings.S3 s3 = settings.s3();
        return s3 == null ? new DiskStore(settings.folder().toAbsolutePath().resolve("stored")) : new S3Store(s3);
    }

    @Bean
    ServletRegistrationBean<MediaUpload> mediaUpload(
            Viewers viewers,
            MediaMapper rows,
            MediaIntake intake,
            UploadAnswers answers,
            MediaSettings settings,
            Clock clock) {
        MediaUpload upload = new MediaUpload(viewers, rows, intake, answers, settings, clock);
        var registration = new ServletRegistrationBean<>(upload, "/media");
        registration.setMultipartConfig(new MultipartConfigElement(
                MediaUpload.incoming(settings).toString(),
                UploadBody.LARGEST,
                UploadBody.LARGEST + UploadBody.FORM,
                0));
        registration.setLoadOnStartup(1);
        return registration;
    }
}
