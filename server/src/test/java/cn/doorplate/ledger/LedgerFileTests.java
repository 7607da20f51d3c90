package cn.doorplate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerFileTests {

    @Test
    void holdsWhatIsWrittenUpToTheGreatestSizeAndNothingBeyond() throws Exception {
        LedgerFile file = new LedgerFile();
        byte[] part = new byte[1 << 20];
        for (int i = 0; i < LedgerFile.MOST_BYTES >> 20; i++) {
            file.write(part);
        }
        assertThat(file.isTooLarge()).isFalse();
        assertThat(file.size()).isEqualTo(LedgerFile.MOST_BYTES);

        file.write('x');
        file.write(part);
        assertThat(file.isTooLarge()).isTrue();
        assertThat(file.size()).isEqualTo(LedgerFile.MOST_BYTES);
    }
}
