<?php
// Before every script: the site is the private folder, not the one that the package serves.
define('ABSPATH', getenv('E2E_SITE') . '/');
