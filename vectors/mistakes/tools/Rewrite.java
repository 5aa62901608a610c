import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;

/** What Java makes of JSON on standard input. The first argument says which way. */
public class Rewrite {
    public static void main(String[] way) throws Exception {
        byte[] body = System.in.readAllBytes();
        ObjectMapper mapper = JsonMapper.builder()
            .configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), way[0].equals("jackson-ascii"))
            .build()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        JsonNode node = mapper.readTree(body);
        String text = switch (way[0]) {
            case "jackson-pretty" -> mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node);
            case "gson" -> new Gson().toJson(JsonParser.parseString(new String(body, StandardCharsets.UTF_8)));
            case "gson-pretty" -> new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create()
                .toJson(JsonParser.parseString(new String(body, StandardCharsets.UTF_8)));
            case "latin1" -> new String(body, StandardCharsets.ISO_8859_1);
            default -> mapper.writeValueAsString(node);
        };
        System.out.write(text.getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
