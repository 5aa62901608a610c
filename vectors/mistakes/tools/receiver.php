<?php
// What PHP makes of a body on standard input. The first argument says which way.
$body = stream_get_contents(STDIN);
switch ($argv[1]) {
    case "encode": echo json_encode(json_decode($body)); break;
    case "encode-array": echo json_encode(json_decode($body, true), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES); break;
    case "unescaped": echo json_encode(json_decode($body), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES); break;
    case "unicode": echo json_encode(json_decode($body), JSON_UNESCAPED_UNICODE); break;
    case "pretty": echo json_encode(json_decode($body), JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES); break;
    case "form": parse_str($body, $form); echo http_build_query($form); break;
    case "form-json": parse_str($body, $form); echo json_encode($form, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES); break;
    case "addslashes": echo addslashes($body); break;
    case "htmlspecialchars": echo htmlspecialchars($body); break;
    case "utf8_decode": echo @utf8_decode($body); break;
    case "utf8_encode": echo @utf8_encode($body); break;
    case "trim": echo trim($body); break;
    case "urldecode": echo rawurldecode($body); break;
}
