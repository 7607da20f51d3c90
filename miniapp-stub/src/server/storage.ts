/** What this device keeps for later starts, as JSON. A device whose storage is full or broken goes on without. */
export const kept = {
  read<T>(key: string): T | undefined {
    try {
      const text: unknown = uni.getStorageSync(key);
      return typeof text === "string" && text !== "" ? (JSON.parse(text) as T) : undefined;
    } catch {
      return undefined;
    }
  },

  has(key: string): boolean {
    return this.keys().includes(key);
  },

  /** Returns whether it is kept. */
  write(key: string, value: unknown): boolean {
    try {
      uni.setStorageSync(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },

  remove(key: string): void {
    try {
      uni.removeStorageSync(key);
    } catch {
      // what cannot be removed cannot have been written either
    }
  },

  keys(): string[] {
    try {
      return uni.getStorageInfoSync().keys;
    } catch {
      return [];
    }
  },
};
