import { Injectable } from '@nestjs/common';
import type { DeviceMessage } from '../platform/broker';

interface Waiting {
  deviceId: string;
  resolve: (reply: Record<string, unknown> | null) => void;
}

/** Answers of devices to orders that somebody in this process waits for. */
@Injectable()
export class CommandReplies {
  private readonly waiting = new Map<string, Waiting>();
  private others: ((message: DeviceMessage) => Promise<void>) | null = null;

  /** Who takes the answers to commands that nobody in this process waits for. */
  bind(take: (message: DeviceMessage) => Promise<void>) {
    this.others = take;
  }

  /** The device's answer, or null if none comes in time. Begin to wait before the order leaves. */
  async of(commandId: string, deviceId: string, patienceMs: number): Promise<Record<string, unknown> | null> {
    const { promise, resolve } = Promise.withResolvers<Record<string, unknown> | null>();
    this.waiting.set(commandId, { deviceId, resolve });
    const timer = setTimeout(() => resolve(null), patienceMs);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.waiting.delete(commandId);
    }
  }

  /** Only the device that the order went to can answer it. */
  async take(message: DeviceMessage): Promise<void> {
    const { commandId, device, payload } = message;
    const waiting = commandId === null ? undefined : this.waiting.get(commandId);
    if (!waiting) await this.others?.(message);
    else if (waiting.deviceId === device.deviceId) waiting.resolve(parsed(payload));
  }
}

function parsed(payload: Buffer): Record<string, unknown> {
  try {
    const reply: unknown = JSON.parse(payload.toString());
    return typeof reply === 'object' && reply !== null ? { ...reply } : {};
  } catch {
    return {};
  }
}
