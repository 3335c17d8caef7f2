package dev.leadline.access.accounts;

import dev.leadline.access.SignInWay;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Accounts as a way to be known. A server for one machine may have some and still take its owner as local. */
@Singleton
final class AccountWay implements SignInWay {

    private final AccountTable table;
    private final InstantSource clock;

    AccountWay(AccountTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "account";
    }

    @Override
    public boolean isOffered() {
        return table.isAnyOpen(clock.instant());
    }

    @Override
    public boolean letsAdminIn() {
        var now = clock.instant();
        return table.all().stream().anyMatch(account -> account.letsAdminIn(now));
    }

    @Override
    public boolean rulesOutLocal() {
        return false;
    }
}
