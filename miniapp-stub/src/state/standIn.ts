import { httpAddress } from "@/server/address";
import { Trouble } from "@/server/trouble";

/*
 * In H5 nobody but the development server's stand-in for WeChat can say who holds the phone: it has people to choose from, and
 * gives the codes that WeChat would give. A server in production has none of this and answers 404.
 */

/** Somebody whom one can be. */
export interface StandIn {
  key: string;
  name: string;
  title: string;
  where: string;
  remark: string;
}

export function people(): Promise<StandIn[]> {
  return get<StandIn[]>("/dev/people");
}

/** What `wx.login` would give to this person; `new:anything` is somebody who was never here. */
export function codeAs(key: string): Promise<string> {
  return get<string>(`/dev/code?as=${encodeURIComponent(key)}`);
}

/** What the button `getPhoneNumber` would give to whoever has this number. */
export function phoneCode(phone: string): Promise<string> {
  return get<string>(`/dev/phone-code?phone=${encodeURIComponent(phone)}`);
}

function get<T>(path: string): Promise<T> {
  return new Promise((resolve, reject) => {
    uni.request({
      url: httpAddress(path),
      success: ({ statusCode, data }) =>
        statusCode === 200 ? resolve(read(data) as T) : reject(Trouble.of([], statusCode === 404 ? 404 : 503)),
      fail: () => reject(Trouble.offline()),
    });
  });
}

/** A list comes as JSON, which some platforms parse; a code comes as plain text. */
function read(data: unknown): unknown {
  if (typeof data !== "string") return data;
  return data.startsWith("[") ? (JSON.parse(data) as unknown) : data.trim();
}
