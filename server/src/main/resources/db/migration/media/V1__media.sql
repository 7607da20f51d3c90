-- A file that somebody sent, or that we made for them: what it is, whose, and what it belongs to. The row is there before the file
-- and goes after it, so that a crash leaves no file that nobody knows. Times come from the application's clock.
create table media (
  id bigint not null primary key,
  owner_id bigint not null,
  status varchar(12) not null,
  format varchar(8) not null,
  file_name char(32) not null,
  bytes int not null,
  thumbnail_bytes int null,
  width int null,
  height int null,
  upload_hash binary(32) not null,
  idempotency_key varchar(64) null,
  claimed_by varchar(64) null,
  claimed_at datetime(3) null,
  created_at datetime(3) not null default current_timestamp(3),
  unique key media_by_upload (owner_id, idempotency_key),
  unique key media_by_file (file_name),
  key media_by_claim (claimed_by),
  key media_by_age (status, created_at)
) character set utf8mb4 collate utf8mb4_bin;

-- One row: which server cleans up, until when, and when it last looked for files without rows.
create table media_broom (
  id tinyint not null primary key,
  holder varchar(36) not null,
  leased_until datetime(3) not null,
  orphans_at datetime(3) not null,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;
insert into media_broom (id, holder, leased_until, orphans_at) values (1, '', '2026-01-01', '2026-01-01');
