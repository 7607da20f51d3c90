/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** https://… of the server, for WeChat builds. */
  readonly VITE_API_BASE?: string;
  /** The version of WeChat's speech plugin, for WeChat builds of an app that was granted it. */
  readonly VITE_SPEECH_PLUGIN?: string;
}
