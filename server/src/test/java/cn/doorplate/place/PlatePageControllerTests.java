package cn.doorplate.place;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.doorplate.shared.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class PlatePageControllerTests {

    private final Doorplates doorplates = mock(Doorplates.class);
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(
                    new PlatePageController(doorplates, PlatePageSamples.template(), PlatePageSamples.CLOCK))
            .build();

    @Test
    void answersAPlateInUseAndLetsTheBrowserAskWhetherItChanged() throws Exception {
        open(PlatePageSamples.active());
        MockHttpServletResponse first = mvc.perform(get("/d/" + PlatePageSamples.CODE))
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/html;charset=UTF-8"))
                .andExpect(header().string("Content-Language", "zh-CN"))
                .andExpect(header().string("Cache-Control", "no-cache"))
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Robots-Tag", "noindex"))
                .andExpect(header().doesNotExist("Set-Cookie"))
                .andReturn()
                .getResponse();
        String tag = Objects.requireNonNull(first.getHeader("ETag"));
        mvc.perform(get("/d/" + PlatePageSamples.CODE).header("If-None-Match", tag))
                .andExpect(status().isNotModified());
        open(PlatePageSamples.stale());
        mvc.perform(get("/d/" + PlatePageSamples.CODE).header("If-None-Match", tag))
                .andExpect(status().isOk());
    }

    @Test
    void allowsItsOneStyleByItsHashAndNothingElse() throws Exception {
        open(PlatePageSamples.active());
        MockHttpServletResponse answer =
                mvc.perform(get("/d/" + PlatePageSamples.CODE)).andReturn().getResponse();
        String html = answer.getContentAsString(StandardCharsets.UTF_8);
        String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        String policy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(hash)
                + "'; form-action 'self'";
        org.assertj.core.api.Assertions.assertThat(answer.getHeader("Content-Security-Policy"))
                .isEqualTo(policy);
    }

    @ParameterizedTest
    @CsvSource({"REVOKED,410", "REPLACED,410", "MISTYPED,404", "UNKNOWN,404", "LIMITED,429"})
    void saysInItsStatusWhatBecameOfThePlateAndIsNotKept(DoorplateStatus plate, int expected) throws Exception {
        open(PlatePageSamples.without(plate, PlatePageSamples.CODE));
        mvc.perform(get("/d/" + PlatePageSamples.CODE))
                .andExpect(status().is(expected))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().doesNotExist("ETag"))
                .andExpect(
                        plate == DoorplateStatus.LIMITED
                                ? header().string("Retry-After", "60")
                                : header().doesNotExist("Retry-After"));
    }

    @Test
    void keepsTheEmergencyNumbersWhenNothingElseIsKnown() throws Exception {
        given(doorplates.open(any(), any())).willThrow(mock(PlateUnavailable.class));
        mvc.perform(get("/d/" + PlatePageSamples.CODE))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "10"))
                .andExpect(content().string(containsString("暂时打不开")))
                .andExpect(content().string(containsString("tel:110")))
                .andExpect(content().string(containsString("tel:119")))
                .andExpect(content().string(containsString("tel:120")));
    }

    @Test
    void tellsTheDoorplatesWhoAsks() throws Exception {
        open(PlatePageSamples.active());
        mvc.perform(get("/d/abc").with(request -> {
            request.setRemoteAddr("203.0.113.7");
            return request;
        }));
        then(doorplates).should().open("abc", new Caller("203.0.113.7"));
    }

    @ParameterizedTest
    @CsvSource({"/d", "/d/", "/d?code=", "/d?code=%20%20", "/d/?large=1"})
    void offersTheFormWhereNoCodeIsNamed(String path) throws Exception {
        mvc.perform(get(java.net.URI.create(path)))
                .andExpect(status().isOk())
                .andExpect(content().string(matchesPattern("(?s).*<form[^>]*action=\"/d\" method=\"get\".*")))
                .andExpect(content().string(not(containsString("plate bare"))));
        then(doorplates).shouldHaveNoInteractions();
    }

    @ParameterizedTest
    @CsvSource({
        "7qk4-m2xd-9htrb, /d/7qk4-m2xd-9htrb",
        "' 7QK4 M2XD 9HTRB ', /d/7QK4M2XD9HTRB",
        "７ＱＫ４Ｍ２ＸＤ９ＨＴＲＢ, /d/7QK4M2XD9HTRB",
        "https://doorplate.example/d/7QK4M2XD9HTRB?large=1, /d/7QK4M2XD9HTRB",
        "../../admin, /d/admin",
        "//evil.example, /d/evilexample",
        "积善, /d/%E7%A7%AF%E5%96%84"
    })
    void leadsFromTheFormToThePlate(String typed, String path) throws Exception {
        mvc.perform(get("/d").param("code", typed))
                .andExpect(status().isSeeOther())
                .andExpect(redirectedUrl(path));
        mvc.perform(get("/d").param("code", typed).param("large", "1")).andExpect(redirectedUrl(path + "?large=1"));
    }

    private void open(Doorplate plate) {
        given(doorplates.open(eq(PlatePageSamples.CODE), any())).willReturn(plate);
        given(doorplates.open(eq("abc"), any())).willReturn(plate);
    }
}
