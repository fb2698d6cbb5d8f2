// Written by scripts/pin-duckdb.ts.

/** Version of DuckDB's Node packages. */
export const duckDbVersion = '1.5.5-r.5';

/** The native package of each platform and the sha512 of its tarball. */
export const platformPackages: Readonly<Record<string, { readonly name: string; readonly integrity: string }>> = {
  'linux-x64': {
    name: '@duckdb/node-bindings-linux-x64',
    integrity: 'sha512-kCyq6BXhn6QXfwF8yVdVKriSSHP+rfVWcJ56cG8qZzlOZpxyvT5WGm6jMshxg4ditLlOsHsIN/D47RYrcjXuHQ==',
  },
  'linux-x64-musl': {
    name: '@duckdb/node-bindings-linux-x64-musl',
    integrity: 'sha512-S5qEc7F+GjXt85T2xArjjvN5oc/IjtH6zsLJsuo8N3fQolheBCefemIMdZoK2Jik8a0sBxidiS6Ld4qprMPPDw==',
  },
  'linux-arm64': {
    name: '@duckdb/node-bindings-linux-arm64',
    integrity: 'sha512-CafH2AIvXtpwDynG3KB/4uEOHRGlFoB7auCRMIwH3BKNIobsANV5LSpDJ3tfyRCFIsK6e8AT1eseWVnu2Dv3cw==',
  },
  'linux-arm64-musl': {
    name: '@duckdb/node-bindings-linux-arm64-musl',
    integrity: 'sha512-00z3mYHUBAucp3L73EoftKDdaGOaV8ENELejiT+PK7dFjTzdXxqhJwZ1LaQV1/zEhIecz+x23f6WvFhWw+7XXQ==',
  },
  'darwin-x64': {
    name: '@duckdb/node-bindings-darwin-x64',
    integrity: 'sha512-rN0KjX13MwVQ5V5ufykolty/tf4SaafOpGWcUA1Cegf98jPeRdsJsEE1IMXn8n3u6WvMSZEVJmHJ3ma4Hr7Vzg==',
  },
  'darwin-arm64': {
    name: '@duckdb/node-bindings-darwin-arm64',
    integrity: 'sha512-WJdeLTFy4pRg60rkbp9smtlP1iIQ8ErtIJkxS+2LQtM1ZZMSByyW+3WPpNoKe7IwPtVl2fLlPw7tDmQW4Z974g==',
  },
  'win32-x64': {
    name: '@duckdb/node-bindings-win32-x64',
    integrity: 'sha512-mBGFn8netT/AAhK4TOG6Fw47+Db68CxCVtQ9qfxZc1kZAjds+aYrh17Fd/u5CbTDdxILsrcyuF8q9cUcm54kQA==',
  },
  'win32-arm64': {
    name: '@duckdb/node-bindings-win32-arm64',
    integrity: 'sha512-L3Mroc23xhqOowWVElni8LgEmsm5e9DdG1y2pLka/1ug3Pl2vpQMl1Phxwz4UEMF8DOBbMgN5BBNrYwG2BFo+g==',
  },
};
