-- The access token by which we ask WeChat's platform, one for all servers: fetching is limited for the whole account, and a
-- token fetched by one server would end another's. Sealed (shared.Secrets). A row of each mini-program that this deployment
-- has been; whoever fetches the next token holds leased_until.
create table wechat_token (
  app_id varchar(64) not null primary key,
  generation int not null default 0,
  token varbinary(2048) null,
  fetched_at datetime(3) null,
  expires_at datetime(3) null,
  leased_until datetime(3) null,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;
