package cn.doorplate.ledger;

import cn.doorplate.shared.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module does by itself: counting, and writing workbooks. */
@Configuration(proxyBeanMethods = false)
class LedgerJobs {

    @Bean
    Jobs ledgerRounds(FigureFolding folding, LedgerExportWorker exports) {
        return new Jobs()
                .every(FigureFolding.PAUSE, "case-figures", folding::round)
                .every(LedgerExportWorker.PAUSE, "ledger-exports", exports::round);
    }
}
