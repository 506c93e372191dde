<?php
// Before every script: the site is the private folder, not the one that the package serves.
define('ABSPATH', getenv('E2E_SITE') . '/');

// A file for each running request: a client that is killed leaves requests that the site still works on.
$request = dirname(getenv('E2E_SITE')) . '/requests/' . getmypid();
touch($request);
register_shutdown_function(fn () => unlink($request));
