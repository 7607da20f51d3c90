-- Who is told goes by lanes: all messages of one person are in one lane, and a lane's messages have numbers (seq) that are given
-- in the order of their commits, under the lock of the lane's row. So "all behind this number" misses nothing, for one inbox, for
-- a server that tells open sockets, and for whoever decides what goes out by WeChat or SMS. Numbers are given last before the
-- commit, so that the lock is held for no longer than that takes.
create table message_lane (
  lane smallint not null primary key,
  seq bigint not null default 0,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;

-- Up to which number of a lane it was decided what goes out. Apart from message_lane, so that senders and deciders do not wait
-- for each other.
create table message_desk (
  lane smallint not null primary key,
  seq bigint not null default 0,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;

insert into message_lane (lane) values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);
insert into message_desk (lane) values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);

-- What many are told in the same words: kept once, and so withdrawn from all inboxes at once. Nothing personal.
create table message_text (
  id bigint not null primary key,
  title varchar(100) not null,
  body varchar(600) not null,
  withdrawn_reason varchar(200) null,
  withdrawn_at datetime(3) null,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;

-- What one person is told. Either text_id, or own_sealed: title and text under the person's own key. cause says for what, so that
-- nobody is told of the same thing twice. region_code is the community, or the region above, that it is about.
create table message (
  person_id bigint not null,
  seq bigint not null,
  lane smallint not null,
  kind varchar(12) character set ascii collate ascii_bin not null,
  cause varchar(64) character set ascii collate ascii_bin not null,
  text_id bigint null,
  own_sealed varbinary(2900) null,
  subject bigint null,
  region_code bigint not null,
  broadcast_id bigint null,
  read_at datetime(3) null,
  created_at datetime(3) not null,
  primary key (person_id, seq),
  unique key message_once (person_id, cause),
  key message_by_lane (lane, seq),
  key message_unread (person_id, read_at, kind)
) character set utf8mb4 collate utf8mb4_bin;

-- By which ways a person's messages go out; who has no row has the defaults. muted: kinds with commas between.
create table message_setting (
  person_id bigint not null primary key,
  wechat boolean not null,
  sms boolean not null,
  muted varchar(200) character set ascii collate ascii_bin not null,
  quiet_from smallint not null,
  quiet_until smallint not null,
  version int not null,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;

-- What WeChat may bring a person yet: one-time consents that are left, or a standing one.
create table subscribe_credit (
  person_id bigint not null,
  template varchar(64) character set ascii collate ascii_bin not null,
  remaining int not null,
  standing boolean not null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (person_id, template)
) character set utf8mb4 collate utf8mb4_bin;

-- A message on its way out. due_at: when it is tried next; whoever takes it sets it to the end of their lease, so that what a
-- server that died had in hand is due again. template: by which it goes, and whose consent was spent for it (spent = 1 while
-- that is so). region_code: filled up with zeros to 12 digits, so that all within a region are a range. in_doubt: an attempt
-- before may have reached the person, for its server died before it noted what became of it, or the provider did not answer; what
-- the provider refused in so many words is not in doubt. Staff ask for the newest in some states: of one community each state and
-- failure is a piece of delivery_of_place, of more than one of delivery_newest, both in the order of the ids; what is late is the
-- beginning of a piece of delivery_due.
create table delivery (
  id bigint not null primary key,
  person_id bigint not null,
  seq bigint not null,
  channel varchar(8) character set ascii collate ascii_bin not null,
  kind varchar(12) character set ascii collate ascii_bin not null,
  region_code bigint not null,
  broadcast_id bigint null,
  state varchar(8) character set ascii collate ascii_bin not null,
  due_at datetime(3) not null,
  attempts int not null default 0,
  holder bigint null,
  failure varchar(16) character set ascii collate ascii_bin null,
  template varchar(64) character set ascii collate ascii_bin null,
  spent boolean not null default false,
  in_doubt boolean not null default false,
  provider_ref varchar(64) character set ascii collate ascii_bin null,
  sent_at datetime(3) null,
  created_at datetime(3) not null,
  unique key delivery_once (person_id, seq, channel),
  key delivery_due (channel, state, kind, due_at, region_code),
  key delivery_today (person_id, kind, created_at),
  key delivery_of_place (state, failure, region_code, id),
  key delivery_newest (state, failure, id, region_code),
  key delivery_by_broadcast (broadcast_id, channel, state, failure),
  key delivery_old (created_at)
) character set utf8mb4 collate utf8mb4_bin;

-- What was held back today goes out as one line when its time comes: one digest a person, channel and day.
create table message_digest (
  id bigint not null primary key,
  person_id bigint not null,
  channel varchar(8) character set ascii collate ascii_bin not null,
  day date not null,
  region_code bigint not null,
  state varchar(8) character set ascii collate ascii_bin not null,
  due_at datetime(3) not null,
  attempts int not null default 0,
  holder bigint null,
  failure varchar(16) character set ascii collate ascii_bin null,
  template varchar(64) character set ascii collate ascii_bin null,
  spent boolean not null default false,
  in_doubt boolean not null default false,
  provider_ref varchar(64) character set ascii collate ascii_bin null,
  sent_at datetime(3) null,
  created_at datetime(3) not null,
  unique key message_digest_once (person_id, channel, day),
  key message_digest_due (channel, state, due_at),
  key message_digest_old (created_at)
) character set utf8mb4 collate utf8mb4_bin;

-- One message to many: whoever holds the lease goes through the audience (which a module knows by name and key) from the cursor
-- on, a part a transaction. counted: it lies in all inboxes. failures: how often it did not go on since it last did. settle_at:
-- when its deliveries are next brought in line with its state, which goes on for a while after each change, until settle_until,
-- for a message may have been between two hands meanwhile; null when they are.
create table broadcast (
  id bigint not null primary key,
  cause varchar(64) character set ascii collate ascii_bin not null,
  kind varchar(12) character set ascii collate ascii_bin not null,
  text_id bigint not null,
  subject bigint null,
  region_code bigint not null,
  audience varchar(32) character set ascii collate ascii_bin not null,
  audience_key varchar(64) character set ascii collate ascii_bin not null,
  state varchar(8) character set ascii collate ascii_bin not null,
  position varchar(128) character set ascii collate ascii_bin not null default '',
  planned int not null default 0,
  counted boolean not null default false,
  holder bigint null,
  due_at datetime(3) not null,
  failures int not null default 0,
  trouble varchar(200) null,
  settle_at datetime(3) null,
  settle_until datetime(3) null,
  version int not null default 0,
  started_at datetime(3) not null,
  ended_at datetime(3) null,
  created_at datetime(3) not null default current_timestamp(3),
  unique key broadcast_once (cause),
  key broadcast_due (state, due_at),
  key broadcast_settle (settle_at),
  key broadcast_by_region (region_code, id),
  key broadcast_old (created_at)
) character set utf8mb4 collate utf8mb4_bin;

insert into retention_rule (subject, keep_days, basis) values
  ('message', 365, '消息箱里的消息，内容用本人密钥加密（发给许多人的同一段文字除外）。供本人回看一年内收到过什么；更早的消息对本人已无用处（《个人信息保护法》第十九条）。'),
  ('delivery', 90, '微信、短信送达记录，只有编号、时间和失败原因。用于查明一条消息为什么没有送到并重发，保存三个月。'),
  ('message_digest', 90, '每日汇总提醒的送达记录，只有编号、时间和失败原因。与送达记录同样保存三个月。'),
  ('broadcast', 1095, '群发记录：发了什么、到达多少人，不含收件人。用于说明紧急通知何时发出，保存三年，与《民法典》第一百八十八条的诉讼时效一致。');
