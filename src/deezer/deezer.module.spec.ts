import { expect, it } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { withSandbox } from '../../test/support/sandbox.js';
import { LiveSettings, type Settings } from '../config/index.js';
import type { Notice } from '../domain/index.js';
import { HttpClient } from '../http/index.js';
import type { Sandbox } from '../sandbox/index.js';
import { SourceRegistry } from '../source/index.js';
import { DeezerModule } from './deezer.module.js';

function settingsFor(sandbox: Sandbox): LiveSettings {
  const { apiUrl, gatewayUrl, arl, streamSecret } = sandbox;
  const deezer = { apiUrl, gatewayUrl, arl, streamSecret, mediaUrl: null, requestsPer5s: 45, tracksPerDay: 0 };
  return new LiveSettings({ deezer, network: { timeout: 2, maxRetries: 3 } } as Settings);
}

it('DeezerModule registers the source, whose notices reach the registry', async () => {
  await withSandbox(async (sandbox) => {
    @Global()
    @Module({
      providers: [{ provide: LiveSettings, useValue: settingsFor(sandbox) }],
      exports: [LiveSettings],
    })
    class SettingsModule {}

    const app = await Test.createTestingModule({ imports: [SettingsModule, DeezerModule] }).compile();
    await app.init();
    const sources = app.get(SourceRegistry);
    const notices: Notice[] = [];
    sources.notices$.subscribe((notice) => notices.push(notice));
    const source = sources.get('deezer');
    const signal = new AbortController().signal;

    expect(await source.checkAccount(signal)).toMatchObject({ connected: true, warnings: [] });
    sandbox.control.revokeArl();
    expect(await source.checkAccount(signal)).toMatchObject({ connected: false });
    expect(notices.map(({ code }) => code)).toEqual(['deezer-account-expired']);
    expect(app.get(HttpClient)).toBeInstanceOf(HttpClient);
    await app.close();
    await expect(source.album(sandbox.catalogue.ids.album.single, signal)).rejects.toThrow('closed');
  });
});
