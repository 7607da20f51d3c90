import { linkAddress, pictureAddress } from "@/server/address";
import { download } from "@/server/download";
import { Trouble } from "@/server/trouble";
import { poster as texts } from "@/texts/event";
import { saveFile } from "./saveFile";

/* A canvas on either platform: what is drawn on it becomes a picture that can be shown and saved. */

/** WeChat's canvas of the page, or a browser's own. */
interface Canvas {
  width: number;
  height: number;
  getContext(kind: "2d"): CanvasRenderingContext2D | null;
  /** WeChat's alone. */
  createImage?: () => HTMLImageElement;
}

interface Saving {
  success: () => void;
  fail: (why: { errMsg?: string }) => void;
}

declare const wx: {
  canvasToTempFilePath(options: { canvas: Canvas; success: (made: { tempFilePath: string }) => void; fail: () => void }): void;
  saveImageToPhotosAlbum(options: Saving & { filePath: string }): void;
};

const failed = (): Trouble => new Trouble("REFUSED", texts.failed);

/** The canvas of this id in a component (WeChat), or one that nobody sees. */
export function canvasOf(id: string, component: unknown): Promise<Canvas> {
  return new Promise((resolve, reject) => {
    // #ifdef MP-WEIXIN
    uni
      .createSelectorQuery()
      .in(component)
      .select(`#${id}`)
      .fields({ node: true }, () => {})
      .exec((found: Array<{ node?: Canvas } | null>) => {
        const canvas = found[0]?.node;
        if (canvas) resolve(canvas);
        else reject(failed());
      });
    // #endif
    // #ifdef H5
    resolve(document.createElement("canvas") as unknown as Canvas);
    // #endif
  });
}

/** A picture of the server's, ready to be drawn on that canvas. @throws Trouble if it did not come */
export async function imageFor(canvas: Canvas, path: string): Promise<CanvasImageSource> {
  // WeChat's canvas takes a file; a browser's is spoilt by none that our own server gave.
  const source = canvas.createImage ? await download(path) : pictureAddress(linkAddress(path));
  const image = canvas.createImage?.() ?? new Image();
  return new Promise((resolve, reject) => {
    image.onload = () => resolve(image);
    image.onerror = () => reject(failed());
    image.src = source;
  });
}

/** What was drawn, by an address that shows it. */
export function pictureOf(canvas: Canvas): Promise<string> {
  return new Promise((resolve, reject) => {
    // #ifdef MP-WEIXIN
    wx.canvasToTempFilePath({ canvas, success: ({ tempFilePath }) => resolve(tempFilePath), fail: () => reject(failed()) });
    // #endif
    // #ifdef H5
    resolve((canvas as unknown as HTMLCanvasElement).toDataURL("image/png"));
    // #endif
  });
}

/**
 * Puts a picture where the person finds it again: WeChat in the album, a browser among its downloads. Resolves to what there is to say.
 *
 * @throws Trouble where the phone does not let us
 */
export function savePicture(picture: string, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // #ifdef MP-WEIXIN
    const fail = ({ errMsg = "" }: { errMsg?: string }): void => {
      if (/cancel/i.test(errMsg)) resolve("");
      else reject(new Trouble("REFUSED", /auth|deny/i.test(errMsg) ? texts.notAllowed : texts.notSaved));
    };
    wx.saveImageToPhotosAlbum({ filePath: picture, success: () => resolve(texts.saved), fail });
    // #endif
    // #ifdef H5
    saveFile(picture, name);
    resolve("");
    // #endif
  });
}
