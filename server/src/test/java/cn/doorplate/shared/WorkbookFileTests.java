package cn.doorplate.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkbookFileTests {

    @Test
    void holdsWhatIsWrittenUpToTheGreatestSizeAndNothingBeyond() throws Exception {
        WorkbookFile file = new WorkbookFile();
        byte[] part = new byte[1 << 20];
        for (int i = 0; i < WorkbookFile.MOST_BYTES >> 20; i++) {
            file.write(part);
        }
        assertThat(file.isTooLarge()).isFalse();
        assertThat(file.size()).isEqualTo(WorkbookFile.MOST_BYTES);

        file.write('x');
        file.write(part);
        assertThat(file.isTooLarge()).isTrue();
        assertThat(file.size()).isEqualTo(WorkbookFile.MOST_BYTES);
    }
}
