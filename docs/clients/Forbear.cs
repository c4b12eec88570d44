// A client of `forbear serve --http` for Unity (2021 and later, with com.unity.nuget.newtonsoft-json).
//
//     var forbear = new Forbear.Client();
//     var begun = await forbear.Call("session.begin", new { source = "village.story" });
//     string session = (string)begun["session"];
//     string choice = (string)await forbear.Call("decide", new { session, who = "Ada", within = 0.016 });
//     await forbear.Call("happened", new Dictionary<string, object> { ["session"] = session, ["event"] = choice });

using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Forbear
{
    public sealed class CallFailed : Exception
    {
        public readonly int Code;
        public readonly JToken Details;

        public CallFailed(int code, string message, JToken details) : base(message)
        {
            Code = code;
            Details = details;
        }
    }

    public sealed class Client
    {
        private readonly HttpClient http = new HttpClient();
        private readonly string address;
        private int number;

        public Client(string address = "http://127.0.0.1:8650/", string token = null)
        {
            this.address = address;
            if (token != null)
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        public async Task<JToken> Call(string method, object parameters = null)
        {
            var call = new JObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = Interlocked.Increment(ref number),
                ["method"] = method,
                ["params"] = parameters == null ? new JObject() : JObject.FromObject(parameters),
            };
            var body = new StringContent(call.ToString(Formatting.None), Encoding.UTF8, "application/json");
            var answer = await http.PostAsync(address, body);
            var found = JObject.Parse(await answer.Content.ReadAsStringAsync());
            var error = found["error"];
            if (error is JObject told)
                throw new CallFailed((int)told["code"], (string)told["message"], told["data"]);
            if (error != null)
                throw new CallFailed((int)answer.StatusCode, (string)error, null);
            return found["result"];
        }
    }
}
