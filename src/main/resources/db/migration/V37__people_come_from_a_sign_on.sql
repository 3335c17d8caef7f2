-- What is kept of a session that began at a company's sign-on, so that it can end there too.
create table sign_on (
    session text primary key references session (id) on delete cascade,
    -- what the issuer calls its own session (sid), which it may end
    issuer_session text,
    -- opens nothing; it tells the issuer who signs out
    id_token text not null,
    end_session text
);

create index sign_on_of_issuer_session on sign_on (issuer_session);
