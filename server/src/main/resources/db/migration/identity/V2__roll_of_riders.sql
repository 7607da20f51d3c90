-- The roll of riders is called by county and then grant.
alter table role_grant
  add key role_grant_roll (role, place_kind, place_id, id);
