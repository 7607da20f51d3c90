import {
  BindPhoneDocument,
  EndMyRoleDocument,
  FindCountiesDocument,
  RegisterRiderDocument,
  RenameDocument,
  UnbindPhoneDocument,
  type BindPhoneMutation,
  type EndMyRoleMutation,
  type FindCountiesQuery,
  type RegisterRiderMutation,
  type RenameMutation,
  type UnbindPhoneMutation,
} from "@/gen/graphql";
import { ask } from "@/server/request";
import { send, type Outcome } from "@/server/outbox";
import { profile, roles as texts } from "@/texts/me";
import type { Role } from "./account";

export type FoundCounty = FindCountiesQuery["regionSearch"]["nodes"][number];

export function rename(name: string, version: number): Promise<Outcome<RenameMutation["personUpdate"]>> {
  return send(RenameDocument, { name: name.trim(), version }, profile.rename);
}

/** By the code of WeChat's button, good once; `takeOver` once the person said that the phone is theirs now. */
export function bindPhone(code: string, takeOver: boolean): Promise<Outcome<BindPhoneMutation["phoneBind"]>> {
  return send(BindPhoneDocument, { code, takeOver }, profile.bind);
}

export function unbindPhone(version: number): Promise<Outcome<UnbindPhoneMutation["phoneUnbind"]>> {
  return send(UnbindPhoneDocument, { version }, profile.unbind);
}

/** Counties by a part of their name. */
export async function findCounties(words: string): Promise<FoundCounty[]> {
  const { regionSearch } = await ask(FindCountiesDocument, { query: words.trim() });
  return regionSearch.nodes.filter((region) => region.level === "COUNTY");
}

export function registerRider(county: string): Promise<Outcome<RegisterRiderMutation["riderRegister"]>> {
  return send(RegisterRiderDocument, { county }, texts.register);
}

export function endRole(role: Role): Promise<Outcome<EndMyRoleMutation["roleEnd"]>> {
  return send(EndMyRoleDocument, { roleGrant: role.id, version: role.version }, texts.end);
}
