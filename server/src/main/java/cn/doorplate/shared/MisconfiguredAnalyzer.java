package cn.doorplate.shared;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the server did not start, in place of a stack trace. */
class MisconfiguredAnalyzer extends AbstractFailureAnalyzer<Misconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable root, Misconfigured cause) {
        return new FailureAnalysis("数字门牌没有启动：配置不全或不安全。\n" + cause.getMessage(), "按上面的提示补全配置，再启动一次。", cause);
    }
}
