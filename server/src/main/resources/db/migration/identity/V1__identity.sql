-- A person we know: someone who logged in, or a dependant whom a guardian entered. Names, phones and birth dates are sealed
-- with the person's own key; the index is a keyed hash, for looking a phone up.
create table person (
  id bigint not null primary key,
  status varchar(12) not null,
  name_sealed varbinary(255) null,
  phone_sealed varbinary(255) null,
  phone_index binary(32) null,
  birth_date_sealed varbinary(255) null,
  version int not null default 0,
  created_at datetime(3) not null default current_timestamp(3),
  unique key person_by_phone (phone_index)
) character set utf8mb4 collate utf8mb4_bin;

-- By which WeChat account a person logs in. The openid itself is sealed: messages are sent to it.
create table wechat_account (
  openid_index binary(32) not null primary key,
  person_id bigint not null,
  openid_sealed varbinary(255) not null,
  created_at datetime(3) not null default current_timestamp(3),
  key wechat_account_by_person (person_id)
) character set utf8mb4 collate utf8mb4_bin;

-- A login that lasts. The token is known to its client alone; here is its SHA-256.
create table session (
  id bigint not null primary key,
  token_hash binary(32) not null,
  person_id bigint not null,
  kind varchar(12) not null,
  expires_at datetime(3) not null,
  ended_at datetime(3) null,
  created_at datetime(3) not null default current_timestamp(3),
  unique key session_by_token (token_hash),
  key session_by_person (person_id, ended_at),
  key session_by_expiry (expires_at)
) character set utf8mb4 collate utf8mb4_bin;

-- One row. A transaction that ends sessions takes the next number as its last step; the row's lock makes the numbers commit in
-- their order, so a server that has seen N has missed no end up to N.
create table session_clock (
  id tinyint not null primary key,
  number bigint not null
);
insert into session_clock (id, number) values (1, 0);

-- The ends that every server has to hear of within a second. Kept for as long as a session may be remembered elsewhere.
create table session_end (
  number bigint not null,
  token_hash binary(32) not null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (number, token_hash),
  key session_end_by_age (created_at)
) character set utf8mb4 collate utf8mb4_bin;

-- A role that a person holds at a place, from and until. Ended ones stay: who was responsible then must remain known.
-- region_code is that of the region in which the place lies, filled up with zeros to 12 digits, so that all within a
-- region are a range. by_appointment: given by staff, not with a household or by oneself.
create table role_grant (
  id bigint not null primary key,
  person_id bigint not null,
  role varchar(24) not null,
  place_kind varchar(12) not null,
  place_id bigint not null,
  region_code bigint not null,
  by_appointment boolean not null,
  valid_from datetime(3) not null,
  valid_until datetime(3) null,
  granted_by bigint null,
  ended_by bigint null,
  version int not null default 0,
  created_at datetime(3) not null default current_timestamp(3),
  key role_grant_by_person (person_id, valid_until),
  key role_grant_by_place (place_kind, place_id, role, valid_until),
  key role_grant_by_region (by_appointment, region_code, id)
) character set utf8mb4 collate utf8mb4_bin;

-- Who agreed to which version of the privacy policy, and when; for a child, by whom. dependant_id: where a guardian agreed to
-- the account of a child, as whom they had entered the child.
create table consent (
  id bigint not null primary key,
  person_id bigint not null,
  policy_version varchar(32) not null,
  given_by bigint not null,
  dependant_id bigint null,
  given_at datetime(3) not null,
  withdrawn_at datetime(3) null,
  created_at datetime(3) not null default current_timestamp(3),
  unique key consent_by_person (person_id, policy_version, given_at),
  key consent_by_dependant (dependant_id)
) character set utf8mb4 collate utf8mb4_bin;

-- The code by which a child under 14 asks its guardian to agree to its account: eight digits, ten minutes, once. A person has
-- one; the hash is keyed, for so few digits would be found by trying.
create table guardian_code (
  person_id bigint not null primary key,
  code_hash binary(32) not null,
  expires_at datetime(3) not null,
  created_at datetime(3) not null default current_timestamp(3),
  key guardian_code_by_hash (code_hash),
  key guardian_code_by_expiry (expires_at)
) character set utf8mb4 collate utf8mb4_bin;

-- A desktop that waits for somebody to log it in by scanning its code. Two minutes, once. device and address say in our own
-- words where it is, for the person to see; who has code_hash's code may answer, who has poll_hash's secret gets the session.
create table desktop_login (
  id bigint not null primary key,
  code_hash binary(32) not null,
  poll_hash binary(32) not null,
  device varchar(64) not null,
  address varchar(64) not null,
  status varchar(12) not null,
  person_id bigint null,
  expires_at datetime(3) not null,
  created_at datetime(3) not null default current_timestamp(3),
  unique key desktop_login_by_code (code_hash),
  unique key desktop_login_by_poll (poll_hash),
  key desktop_login_by_person (person_id),
  key desktop_login_by_expiry (expires_at)
) character set utf8mb4 collate utf8mb4_bin;

-- How long it is kept (the table is of the module privacy).
insert into retention_rule (subject, keep_days, basis) values
  ('session', 30, '登录记录，只有编号和时间。到期三十天后删除，便于本人核对最近的登录。'),
  ('desktop_login', 1, '电脑扫码登录的二维码记录，两分钟内有效，一天后删除。'),
  ('guardian_code', 1, '孩子请监护人同意时出示的数字码，只存加密摘要，十分钟内有效，一天后删除。');
